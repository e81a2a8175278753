import type { Queries } from '../database.ts';
import { Prisma } from '../generated/prisma/client.ts';

export type Reader = { kind: 'person' | 'client' | 'organization'; id: string };

export type PersonRead = { citizenId: string; looks: number; firstAt: Date; lastAt: Date; fields: string[] };

type FoundRow = { totalCount: number } & { [Column in keyof PersonRead]: PersonRead[Column] | null };

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
   * Of whom the reader looked at something, by the id of the person, and how many there are: the looks are read
   * once, by an index on reader and time. What was looked at is read for the people of the page only.
   */
  async people(
    reader: Reader,
    span: Span,
    units: readonly string[],
    page: { after: string | null; take: number },
  ): Promise<{ rows: PersonRead[]; totalCount: number }> {
    const looks = conditions(reader, span, units);
    const found = await this.#database.$queryRaw<FoundRow[]>(Prisma.sql`
      with person as materialized (
        select citizen_id, count(*)::int as looks, min(accessed_at) as first_at, max(accessed_at) as last_at
          from access_record where ${looks} group by citizen_id
      )
      select total.count as "totalCount", p.citizen_id::text as "citizenId", p.looks,
             p.first_at as "firstAt", p.last_at as "lastAt", f.fields
        from (select count(*)::int as count from person) total
        left join lateral (
          select * from person where ${page.after}::uuid is null or citizen_id > ${page.after}::uuid
           order by citizen_id limit ${page.take}
        ) p on true
        left join lateral (
          select array_agg(distinct field order by field) as fields
            from access_record, unnest(fields) field
           where citizen_id = p.citizen_id and accessed_at between p.first_at and p.last_at and ${looks}
        ) f on true
       order by p.citizen_id`);
    const rows = found.filter((row): row is FoundRow & PersonRead => row.citizenId !== null);
    return { rows, totalCount: found[0]?.totalCount ?? 0 };
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
