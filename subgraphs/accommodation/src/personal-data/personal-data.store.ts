import type { Queries } from '../database.ts';
import { stayColumns } from '../stay/stay.store.ts';
import type { StayRecord } from '../stay/stay-record.ts';

export type StayOfPerson = StayRecord & { establishmentName: string };

/** Newest first. */
export function findStaysOfDocument(
  queries: Queries,
  documentKey: string,
  first: number,
): Promise<StayOfPerson[]> {
  return queries.$queryRaw<StayOfPerson[]>`
    SELECT ${stayColumns}, e.name AS "establishmentName"
      FROM stay s JOIN establishment e ON e.id = s.establishment_id
     WHERE s.document_key = ${documentKey}
     ORDER BY s.arrived_at DESC, s.id DESC LIMIT ${first}`;
}

export async function countStaysOfDocument(queries: Queries, documentKey: string): Promise<number> {
  return queries.stay.count({ where: { documentKey } });
}
