import { randomUUID } from 'node:crypto';
import { localDay } from '@city/kit/time/vietnam-time';
import type { Queries } from '../database.ts';
import type { PersonalDataVault } from '../protection/personal-data-vault.ts';
import { chainOrigin, linkHash } from './access-chain.ts';

export type NewAccessRecord = {
  citizenId: string;
  accessedById: string | null;
  accessedByClientId: string | null;
  organizationId: string | null;
  fields: string[];
  purpose: string | null;
  requestId: string | null;
};

type Tail = { now: Date; day: string | null; length: number | null; head: Uint8Array | null };

/**
 * Links the records to the chain, in the caller's transaction. Chains of all processes are written one after
 * the other from the lock to the commit, so that a link never points at a record that was rolled back.
 */
export async function keepAccessRecords(
  tx: Queries,
  vault: PersonalDataVault,
  records: readonly NewAccessRecord[],
): Promise<void> {
  if (records.length === 0) return;
  await tx.$executeRaw`select pg_advisory_xact_lock(4, 0)`;
  const tail = await readTail(tx);
  // A clock that was put back must not append to a day that is over.
  const today = localDay(tail.now);
  const day = tail.day !== null && tail.day > today ? tail.day : today;
  const isSameDay = tail.day === day;
  const before = tail.head ?? chainOrigin;
  let length = isSameDay ? (tail.length ?? 0) : 0;
  let head: Uint8Array<ArrayBuffer> = new Uint8Array(before);
  const chainDay = new Date(day);
  const rows = records.map((record) => {
    length += 1;
    const row = { ...record, id: randomUUID(), accessedAt: tail.now, chainPosition: length };
    head = linkHash(vault, head, { ...row, chainDay: day });
    return { ...row, chainDay, hash: head };
  });
  await tx.accessRecord.createMany({ data: rows });
  if (isSameDay) await tx.accessChain.update({ where: { day: chainDay }, data: { length, head } });
  else await tx.accessChain.create({ data: { day: chainDay, start: new Uint8Array(before), length, head } });
}

async function readTail(tx: Queries): Promise<Tail> {
  const [tail] = await tx.$queryRaw<Tail[]>`
    select date_trunc('milliseconds', clock_timestamp()) as now, c.day::text, c.length, c.head
      from (select) one
      left join lateral (select * from access_chain order by day desc limit 1) c on true`;
  if (!tail) throw new Error('The database did not tell the time');
  return tail;
}
