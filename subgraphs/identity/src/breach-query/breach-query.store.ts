import type { Queries } from '../database.ts';
import { Prisma } from '../generated/prisma/client.ts';

export type Reader = { kind: 'person' | 'client' | 'organization'; id: string };

export type PersonRead = {
  citizenId: string;
  looks: number;
  firstAt: Date;
  lastAt: Date;
  fields: string[];
  purposes: string[];
};

export type Totals = { people: number; looks: number };

export type Span = { from: Date; to: Date };

export class BreachQueryStore {
  readonly #database: Queries;

  constructor(database: Queries) {
    this.#database = database;
  }

  async keep(row: Prisma.BreachQueryCreateManyInput): Promise<void> {
    await this.#database.breachQuery.create({ data: row });
  }

  /**
   * Of whom the reader looked at something, by the id of the person. An index has the looks in this order: only
   * those of the people of the page are read, however many there are.
   */
  people(reader: Reader, span: Span, units: readonly string[], page: { after: string | null; take: number }) {
    const after = page.after ? Prisma.sql`and citizen_id > ${page.after}::uuid` : Prisma.empty;
    const looks = conditions(reader, span, units);
    return this.#database.$queryRaw<PersonRead[]>(Prisma.sql`
      select p.*, f.fields, r.purposes
        from (
          select citizen_id::text as "citizenId", count(*)::int as looks,
                 min(accessed_at) as "firstAt", max(accessed_at) as "lastAt", citizen_id
            from access_record where ${looks} ${after}
           group by citizen_id order by citizen_id limit ${page.take}
        ) p
        cross join lateral (
          select array_agg(distinct field order by field) as fields
            from access_record, unnest(fields) field
           where citizen_id = p.citizen_id and accessed_at between p."firstAt" and p."lastAt" and ${looks}
        ) f
        cross join lateral (
          select coalesce(array_agg(distinct purpose order by purpose), '{}') as purposes
            from access_record
           where citizen_id = p.citizen_id and accessed_at between p."firstAt" and p."lastAt" and ${looks}
             and purpose is not null and (visible_from is null or visible_from <= now())
        ) r
       order by p.citizen_id`);
  }

  /** Reads all looks: for who asks for it. */
  async totals(reader: Reader, span: Span, units: readonly string[]): Promise<Totals> {
    const [totals] = await this.#database.$queryRaw<Totals[]>(Prisma.sql`
      select count(*)::int as people, coalesce(sum(looks), 0)::int as looks
        from (
          select count(*) as looks from access_record
           where ${conditions(reader, span, units)} group by citizen_id
        ) person`);
    return totals ?? { people: 0, looks: 0 };
  }
}

/** A look without an organisation is everybody's concern who may ask at all. */
function conditions({ kind, id }: Reader, { from, to }: Span, units: readonly string[]): Prisma.Sql {
  const byReader = {
    person: () => Prisma.sql`accessed_by_id = ${id}::uuid`,
    client: () => Prisma.sql`accessed_by_client_id = ${id}`,
    organization: () => Prisma.sql`organization_id = ${id}::uuid`,
  }[kind]();
  return Prisma.sql`${byReader} and accessed_at >= ${from} and accessed_at < ${to}
    and (organization_id is null or organization_id = any(${[...units]}::uuid[]))`;
}
