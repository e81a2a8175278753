import type { Queries } from '../database.ts';
import type { OrganizationKind } from '../generated/prisma/enums.ts';

export type OrganizationRow = {
  id: string;
  code: string;
  kind: OrganizationKind;
  parentId: string | null;
  vi: string;
  en: string | null;
  validFrom: string;
  validTo: string | null;
  /** The day of which name and place in the tree are: for an abolished unit at most its last. */
  asOf: string;
};

/** Names and places in the tree are dated: a row carries those of the given day, see `organization_on`. */
export class OrganizationStore {
  readonly #database: Queries;

  constructor(database: Queries) {
    this.#database = database;
  }

  /** Abolished units too, since what they once decided still refers to them. */
  findMany(ids: readonly string[], day: string): Promise<OrganizationRow[]> {
    return this.#database.$queryRaw<OrganizationRow[]>`
      select id::text, code, kind::text as kind, parent_id::text as "parentId", vi, en,
             valid_from::text as "validFrom", valid_to::text as "validTo", as_of::text as "asOf"
        from organization_on(${day}::date)
       where id = any(${[...ids]}::uuid[])`;
  }

  /** Those that exist on the day. */
  list(kind: OrganizationKind | null, day: string): Promise<OrganizationRow[]> {
    return this.#database.$queryRaw<OrganizationRow[]>`
      select id::text, code, kind::text as kind, parent_id::text as "parentId", vi, en,
             valid_from::text as "validFrom", valid_to::text as "validTo", as_of::text as "asOf"
        from organization_on(${day}::date)
       where (${kind}::text is null or kind::text = ${kind})
         and as_of = ${day}::date
       order by kind, code`;
  }

  /** Those that stood directly under one of these on the day, in the order of their codes. */
  childrenOf(parentIds: readonly string[], day: string): Promise<OrganizationRow[]> {
    return this.#database.$queryRaw<OrganizationRow[]>`
      select id::text, code, kind::text as kind, parent_id::text as "parentId", vi, en,
             valid_from::text as "validFrom", valid_to::text as "validTo", as_of::text as "asOf"
        from organization_on(${day}::date)
       where parent_id = any(${[...parentIds]}::uuid[])
         and as_of = ${day}::date
       order by kind, code`;
  }

  successions(ids: readonly string[]): Promise<{ predecessorId: string; successorId: string }[]> {
    return this.#database.organizationSuccession.findMany({
      where: { OR: [{ predecessorId: { in: [...ids] } }, { successorId: { in: [...ids] } }] },
      orderBy: [{ predecessorId: 'asc' }, { successorId: 'asc' }],
    });
  }
}
