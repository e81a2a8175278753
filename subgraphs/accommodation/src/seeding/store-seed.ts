import { seedId } from '@city/kit/seed/seed-id';
import { localDay } from '@city/kit/time/vietnam-time';
import { bulkRows } from '../bulk-rows.ts';
import type { Database, Queries } from '../database.ts';
import { daysAddition } from '../establishment/establishment-day.store.ts';
import { runTogether } from '../run-together.ts';
import { inHouseInsertion, staysInsertion } from '../stay/declaration.store.ts';
import type { StayRecord } from '../stay/stay-record.ts';
import { InventedStays } from './invented-stays.ts';
import { readEstablishments } from './seed-files.ts';

const chunkSize = 2_500;

/** All or nothing, and nothing when it is there already. Seeded stays have happened before: they are no events. */
export async function storeSeed(
  database: Database,
  { seed, now }: { seed: string; now: Date },
): Promise<{ establishments: number; stays: number; inHouse: number } | null> {
  if ((await database.establishment.count()) > 0) return null;
  const files = readEstablishments();
  const establishments = files.map(({ guests, ...rest }) => ({
    ...rest,
    id: seedId('establishment', rest.code),
    operatorId: seedId('organization', rest.code.replace('CSLT', 'LB')),
    active: true,
  }));
  const invented = new InventedStays(seed, now);
  for (const [i, establishment] of establishments.entries()) {
    const file = files[i];
    if (file) invented.fill(establishment, file);
  }
  const stays = withReceipts(invented.stays);
  const inHouse = stays.filter(({ status }) => status === 'DECLARED');

  await database.$transaction(
    async (transaction) => {
      await transaction.establishment.createMany({ data: establishments });
      for (let i = 0; i < stays.length; i += chunkSize) {
        const chunk = stays.slice(i, i + chunkSize);
        await insertReferences(transaction, chunk);
        await runTogether(transaction, staysInsertion(chunk));
      }
      await runTogether(transaction, inHouseInsertion(inHouse), daysAddition(invented.days));
      await transaction.$executeRaw`SELECT setval('receipt_number_seq', ${stays.length})`;
    },
    { timeout: 55_000 },
  );
  await database.$executeRaw`ANALYZE stay, stay_reference, in_house, establishment, establishment_day`;
  return { establishments: establishments.length, stays: stays.length, inHouse: inHouse.length };
}

/** Numbered in the order in which they were declared. */
function withReceipts(stays: readonly StayRecord[]): StayRecord[] {
  const sorted = [...stays].sort((a, b) => a.declaredAt.getTime() - b.declaredAt.getTime());
  return sorted.map((stay, i) => {
    const day = localDay(stay.declaredAt).slice(2).replaceAll('-', '');
    return { ...stay, receiptNumber: `PQ-${day}-${String(i + 1).padStart(6, '0')}` };
  });
}

async function insertReferences(queries: Queries, stays: readonly StayRecord[]): Promise<void> {
  const rows = stays.map(({ establishmentId, clientReference, id, arrivedAt, receiptNumber }) => ({
    establishmentId,
    clientReference,
    stayId: id,
    arrivedAt,
    receiptNumber,
    contentHash: 'seeded',
  }));
  await queries.$executeRaw`
    INSERT INTO stay_reference
    SELECT * FROM jsonb_populate_recordset(NULL::stay_reference, ${bulkRows(rows)}::jsonb)`;
}
