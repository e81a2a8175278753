import { bulkRows } from '../bulk-rows.ts';
import type { Queries } from '../database.ts';
import type { StayRecord } from './stay-record.ts';

export type ReferenceKey = { establishmentId: string; clientReference: string };
export type KnownReference = ReferenceKey & { stayId: string; contentHash: string };
export type NewReference = KnownReference & { arrivedAt: Date };

/** Rows are always taken in the same order, so that two batches with the same rows cannot wait for each other. */

export async function findReferences(
  queries: Queries,
  keys: readonly ReferenceKey[],
): Promise<KnownReference[]> {
  if (keys.length === 0) return [];
  return queries.$queryRaw<KnownReference[]>`
    SELECT r.establishment_id AS "establishmentId", r.client_reference AS "clientReference",
      r.stay_id AS "stayId", r.content_hash AS "contentHash"
    FROM jsonb_to_recordset(${bulkRows(keys)}::jsonb) AS k(establishment_id uuid, client_reference text)
    -- One look into the index for each key, however small the table: LIMIT keeps the planner from a join.
    CROSS JOIN LATERAL (
      SELECT * FROM stay_reference f
      WHERE f.establishment_id = k.establishment_id AND f.client_reference = k.client_reference LIMIT 1
    ) r`;
}

/**
 * Takes the references that are free and numbers their receipts. One that another call is taking at this moment
 * is waited for: it is either taken then, and missing in the answer, or free again.
 */
export async function claimReferences(
  queries: Queries,
  references: readonly NewReference[],
  receiptPrefix: string,
): Promise<Map<string, string>> {
  const claimed = await queries.$queryRaw<{ stayId: string; receiptNumber: string }[]>`
    INSERT INTO stay_reference
      (establishment_id, client_reference, stay_id, arrived_at, receipt_number, content_hash)
    SELECT establishment_id, client_reference, stay_id, arrived_at,
      ${receiptPrefix} || lpad(nextval('receipt_number_seq')::text, 6, '0'), content_hash
    FROM (
      SELECT * FROM jsonb_populate_recordset(NULL::stay_reference, ${bulkRows(references)}::jsonb)
      ORDER BY establishment_id, client_reference
    ) AS sorted
    ON CONFLICT (establishment_id, client_reference) DO NOTHING
    RETURNING stay_id AS "stayId", receipt_number AS "receiptNumber"`;
  return new Map(claimed.map(({ stayId, receiptNumber }) => [stayId, receiptNumber]));
}

export type NewInHouse = Pick<
  StayRecord,
  'establishmentId' | 'documentKey' | 'arrivedAt' | 'commune' | 'nationality' | 'room'
> & { stayId: string };

export function toInHouse(stay: StayRecord): NewInHouse {
  const { id, establishmentId, documentKey, arrivedAt, commune, nationality, room } = stay;
  return { stayId: id, establishmentId, documentKey, arrivedAt, commune, nationality, room };
}

/** Puts guests in house whose document is not in this house already; answers with the stays that got in. */
export async function claimInHouse(queries: Queries, guests: readonly NewInHouse[]): Promise<Set<string>> {
  const claimed = await queries.$queryRaw<{ stayId: string }[]>`
    INSERT INTO in_house
    SELECT * FROM jsonb_populate_recordset(NULL::in_house, ${bulkRows(guests)}::jsonb)
    ORDER BY establishment_id, document_key
    ON CONFLICT (establishment_id, document_key) DO NOTHING
    RETURNING stay_id AS "stayId"`;
  return new Set(claimed.map(({ stayId }) => stayId));
}

/** Which of these stays, in house by now, begin before an ended stay of the same document there has ended. */
export async function findOverlapping(queries: Queries, stayIds: readonly string[]): Promise<Set<string>> {
  const overlapping = await queries.$queryRaw<{ stayId: string }[]>`
    SELECT DISTINCT g.stay_id AS "stayId"
    FROM in_house g
    JOIN stay s ON s.document_key = g.document_key AND s.establishment_id = g.establishment_id
      AND s.departed_at > g.arrived_at AND s.arrived_at > now() - interval '1 year'
    WHERE g.stay_id = ANY(${stayIds}::uuid[])`;
  return new Set(overlapping.map(({ stayId }) => stayId));
}

/** Takes back what was claimed for stays that can't be declared. */
export async function releaseClaims(queries: Queries, stayIds: readonly string[]): Promise<void> {
  await queries.$executeRaw`DELETE FROM in_house WHERE stay_id = ANY(${stayIds}::uuid[])`;
  await queries.$executeRaw`DELETE FROM stay_reference WHERE stay_id = ANY(${stayIds}::uuid[])`;
}

export async function insertStays(queries: Queries, stays: readonly StayRecord[]): Promise<void> {
  await queries.$executeRaw`
    INSERT INTO stay SELECT * FROM jsonb_populate_recordset(NULL::stay, ${bulkRows(stays)}::jsonb)`;
}
