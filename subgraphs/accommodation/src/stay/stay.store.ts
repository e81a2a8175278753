import type { Queries } from '../database.ts';
import { Prisma } from '../generated/prisma/client.ts';
import type { StayRecord } from './stay-record.ts';

/** All of a stay `s` as a StayRecord. Days as text: a JavaScript Date would not say in which zone. */
export const stayColumns = Prisma.sql`
  s.id, s.establishment_id AS "establishmentId", s.operator_id AS "operatorId", s.commune,
  s.receipt_number AS "receiptNumber", s.client_reference AS "clientReference",
  s.full_name AS "fullName", s.date_of_birth::text AS "dateOfBirth",
  s.date_of_birth_precision AS "dateOfBirthPrecision", s.gender, s.nationality,
  s.document_kind AS "documentKind", s.document_number AS "documentNumber", s.document_key AS "documentKey",
  s.phone, s.address, s.permitted_until::text AS "permittedUntil", s.visa_number AS "visaNumber",
  s.visa_expires_on::text AS "visaExpiresOn", s.entry_date::text AS "entryDate", s.entry_gate AS "entryGate",
  s.mrz, s.mrz_nationality AS "mrzNationality", s.mrz_override_reason AS "mrzOverrideReason",
  s.room, s.purpose, s.arrived_at AS "arrivedAt", s.expected_departure_on::text AS "expectedDepartureOn",
  s.departed_at AS "departedAt", s.declared_at AS "declaredAt", s.declare_by AS "declareBy", s.late, s.status,
  s.declared_by AS "declaredBy"`;

/** Through the reference, which knows the partition of each stay. */
export function findStays(queries: Queries, ids: readonly string[]): Promise<StayRecord[]> {
  return queries.$queryRaw<StayRecord[]>`
    SELECT ${stayColumns}
    FROM stay_reference r JOIN stay s ON s.id = r.stay_id AND s.arrived_at = r.arrived_at
    WHERE r.stay_id = ANY(${ids}::uuid[])`;
}

/** The same, kept from change by others until the transaction ends; always in the same order, to avoid deadlocks. */
export function lockStays(queries: Queries, ids: readonly string[]): Promise<StayRecord[]> {
  return queries.$queryRaw<StayRecord[]>`
    SELECT ${stayColumns}
    FROM stay_reference r JOIN stay s ON s.id = r.stay_id AND s.arrived_at = r.arrived_at
    WHERE r.stay_id = ANY(${ids}::uuid[])
    ORDER BY s.id
    FOR UPDATE OF s`;
}

export async function findStayIdByReceipt(queries: Queries, receiptNumber: string): Promise<string | null> {
  const reference = await queries.stayReference.findUnique({
    where: { receiptNumber },
    select: { stayId: true },
  });
  return reference?.stayId ?? null;
}
