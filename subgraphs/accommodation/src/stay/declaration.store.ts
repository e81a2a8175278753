import { bulkRows } from '../bulk-rows.ts';
import type { Queries } from '../database.ts';
import { Prisma } from '../generated/prisma/client.ts';
import type { StayRecord } from './stay-record.ts';

export type ReferenceKey = { establishmentId: string; clientReference: string };
export type KnownReference = ReferenceKey & { stayId: string; contentHash: string };

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

export type Claim = { stayId: string; receiptNumber: string; isInHouse: boolean };

/**
 * Takes the references that are free, numbers their receipts, and puts those guests in house whose document is
 * not in the house already. What another call is taking at this moment is waited for: it is either taken then,
 * and missing in the answer, or free again.
 */
export function claimPlaces(
  queries: Queries,
  declarations: readonly { stay: StayRecord; contentHash: string }[],
  receiptPrefix: string,
): Promise<Claim[]> {
  const rows = declarations.map(({ stay, contentHash }) => ({
    ...toInHouse(stay),
    clientReference: stay.clientReference,
    contentHash,
  }));
  return queries.$queryRaw<Claim[]>`
    WITH declared AS MATERIALIZED (
      SELECT * FROM jsonb_to_recordset(${bulkRows(rows)}::jsonb) AS d(
        establishment_id uuid, client_reference text, content_hash text, stay_id uuid, arrived_at timestamptz,
        document_key text, commune text, nationality text, room text)
    ), claimed AS (
      INSERT INTO stay_reference
        (establishment_id, client_reference, stay_id, arrived_at, receipt_number, content_hash)
      SELECT establishment_id, client_reference, stay_id, arrived_at,
        ${receiptPrefix} || lpad(nextval('receipt_number_seq')::text, 6, '0'), content_hash
      FROM (SELECT * FROM declared ORDER BY establishment_id, client_reference COLLATE "C") AS sorted
      ON CONFLICT (establishment_id, client_reference) DO NOTHING
      RETURNING stay_id, receipt_number
    ), housed AS (
      INSERT INTO in_house (establishment_id, document_key, stay_id, arrived_at, commune, nationality, room)
      SELECT establishment_id, document_key, stay_id, arrived_at, commune, nationality, room
      FROM declared WHERE stay_id IN (SELECT stay_id FROM claimed)
      -- Sorting also makes sure that all references are taken before the first guest is.
      ORDER BY establishment_id, document_key COLLATE "C"
      ON CONFLICT (establishment_id, document_key) DO NOTHING
      RETURNING stay_id
    )
    SELECT c.stay_id AS "stayId", c.receipt_number AS "receiptNumber", h.stay_id IS NOT NULL AS "isInHouse"
    FROM claimed c LEFT JOIN housed h USING (stay_id)`;
}

function toInHouse(stay: StayRecord) {
  const { id, establishmentId, documentKey, arrivedAt, commune, nationality, room } = stay;
  return { stayId: id, establishmentId, documentKey, arrivedAt, commune, nationality, room };
}

export function inHouseInsertion(stays: readonly StayRecord[]): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO in_house
    SELECT * FROM jsonb_populate_recordset(NULL::in_house, ${bulkRows(stays.map(toInHouse))}::jsonb)`;
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

export function staysInsertion(stays: readonly StayRecord[]): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO stay SELECT * FROM jsonb_populate_recordset(NULL::stay, ${bulkRows(stays)}::jsonb)`;
}
