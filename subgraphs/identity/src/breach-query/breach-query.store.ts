import type { Queries } from '../database.ts';
import { Prisma } from '../generated/prisma/client.ts';

export type Reader = { kind: 'person' | 'client' | 'organization'; id: string };

export type PersonRead = { citizenId: string; looks: number; firstAt: Date; lastAt: Date };

export type Span = { from: Date; to: Date };

export class BreachQueryStore {
  readonly #database: Queries;

  constructor(database: Queries) {
    this.#database = database;
  }

  async keep(row: Prisma.BreachQueryCreateManyInput): Promise<void> {
    await this.#database.breachQuery.create({ data: row });
  }

  /** Of whom the reader looked at something, by the id of the person; grouped by an index on reader and time. */
  people(reader: Reader, span: Span, units: readonly string[], page: { after: string | null; take: number }) {
    const after = page.after ? Prisma.sql`and citizen_id > ${page.after}::uuid` : Prisma.empty;
    return this.#database.$queryRaw<PersonRead[]>(Prisma.sql`
      select citizen_id::text as "citizenId", count(*)::int as looks,
             min(accessed_at) as "firstAt", max(accessed_at) as "lastAt"
        from access_record
       where ${conditions(reader, span, units)} ${after}
       group by citizen_id order by citizen_id limit ${page.take}`);
  }

  async count(reader: Reader, span: Span, units: readonly string[]): Promise<number> {
    const rows = await this.#database.$queryRaw<{ count: number }[]>(Prisma.sql`
      select count(*)::int as count
        from (select 1 from access_record where ${conditions(reader, span, units)} group by citizen_id) people`);
    return rows[0]?.count ?? 0;
  }

  /** What of these people was looked at. */
  async fields(
    reader: Reader,
    span: Span,
    units: readonly string[],
    citizenIds: readonly string[],
  ): Promise<Map<string, string[]>> {
    const rows = await this.#database.$queryRaw<{ citizenId: string; fields: string[] }[]>(Prisma.sql`
      select citizen_id::text as "citizenId", array_agg(distinct field order by field) as fields
        from access_record, unnest(fields) field
       where ${conditions(reader, span, units)} and citizen_id = any(${[...citizenIds]}::uuid[])
       group by citizen_id`);
    return new Map(rows.map(({ citizenId, fields }) => [citizenId, fields]));
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
