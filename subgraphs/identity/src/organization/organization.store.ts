import type { Queries } from '../database.ts';
import type { OrganizationKind } from '../generated/prisma/enums.ts';

export type OrganizationRow = {
  id: string;
  code: string;
  kind: OrganizationKind;
  parentId: string | null;
  vi: string;
  en: string | null;
};

/** Names are dated: a row carries the one of the given day, or the last one of a unit that was abolished. */
export class OrganizationStore {
  readonly #database: Queries;

  constructor(database: Queries) {
    this.#database = database;
  }

  /** Abolished units too, since what they once decided still refers to them. */
  findMany(ids: readonly string[], day: string): Promise<OrganizationRow[]> {
    return this.#database.$queryRaw<OrganizationRow[]>`
      select o.id::text, o.code, o.kind::text as kind, o.parent_id::text as "parentId", n.vi, n.en
        from organization o
        join lateral (
          select vi, en from organization_name
           where organization_id = o.id and valid_from <= ${day}::date
           order by valid_from desc limit 1
        ) n on true
       where o.id = any(${[...ids]}::uuid[])`;
  }

  /** Those that exist on the day. */
  list(kind: OrganizationKind | null, day: string): Promise<OrganizationRow[]> {
    return this.#database.$queryRaw<OrganizationRow[]>`
      select o.id::text, o.code, o.kind::text as kind, o.parent_id::text as "parentId", n.vi, n.en
        from organization o
        join lateral (
          select vi, en from organization_name
           where organization_id = o.id and valid_from <= ${day}::date
           order by valid_from desc limit 1
        ) n on true
       where (${kind}::text is null or o.kind::text = ${kind})
         and ${day}::date between o.valid_from and coalesce(o.valid_to, 'infinity')
       order by o.kind, o.code`;
  }
}
