import { randomUUID } from 'node:crypto';
import { type Inquiry, routine } from '@city/kit/access-facts/inquiry';
import type { Localized } from '@city/kit/errors/localized';
import { localDay } from '@city/kit/time/vietnam-time';
import type { Queries } from '../database.ts';
import type { PersonalDataVault } from '../protection/personal-data-vault.ts';
import { chainOrigin, linkHash } from './access-chain.ts';
import { aboutPlace } from './look-words.ts';

export type NewAccessRecord = {
  citizenId: string;
  accessedById: string | null;
  accessedByClientId: string | null;
  organizationId: string | null;
  fields: string[];
  purpose: string | null;
  requestId: string | null;
  inquiry?: Inquiry;
  /** Until then the look is not shown to the person. */
  visibleFrom?: Date | null;
  /** A look that another subgraph kept: its id there makes handing it in twice the same as once. */
  handedIn?: { id: string; accessedAt: Date; source: string; about: Localized | null };
};

type Bytes = Uint8Array<ArrayBuffer>;
type Tail = { now: Date; day: string | null; length: number | null; head: Uint8Array | null };

export const accessChainLock = 4;

/**
 * Links the records to the chain, in the caller's transaction, and answers the ids of those that are new. Chains of
 * all processes are written one after the other from the lock to the commit, so that a link never points at a
 * record that was rolled back.
 */
export async function keepAccessRecords(
  tx: Queries,
  vault: PersonalDataVault,
  given: readonly NewAccessRecord[],
): Promise<string[]> {
  if (given.length === 0) return [];
  await tx.$executeRaw`select pg_advisory_xact_lock(${accessChainLock}::int, 0)`;
  const records = await withoutKnown(tx, given);
  if (records.length === 0) return [];
  const tail = await readTail(tx);
  // A clock that was put back must not append to a day that is over.
  const today = localDay(tail.now);
  const day = tail.day !== null && tail.day > today ? tail.day : today;
  const isSameDay = tail.day === day;
  const before = tail.head ?? chainOrigin;
  let length = isSameDay ? (tail.length ?? 0) : 0;
  let head: Bytes = new Uint8Array(before);
  const chainDay = new Date(day);
  const rows = records.map((record) => {
    length += 1;
    const row = { ...toRow(record, vault, tail.now), chainPosition: length };
    head = linkHash(vault, head, { ...row, chainDay: day });
    return { ...row, chainDay, hash: head };
  });
  await tx.accessRecord.createMany({ data: rows });
  if (isSameDay) await tx.accessChain.update({ where: { day: chainDay }, data: { length, head } });
  else await tx.accessChain.create({ data: { day: chainDay, start: new Uint8Array(before), length, head } });
  return rows.map(({ id }) => id);
}

function toRow(
  { handedIn, inquiry = routine, ...record }: NewAccessRecord,
  vault: PersonalDataVault,
  now: Date,
) {
  const id = handedIn?.id ?? randomUUID();
  // Another clock may be ahead of ours; nobody has looked in the future.
  const accessedAt = handedIn && handedIn.accessedAt < now ? handedIn.accessedAt : now;
  return {
    ...record,
    id,
    accessedAt,
    source: handedIn?.source ?? null,
    aboutCipher: handedIn?.about ? vault.seal(JSON.stringify(handedIn.about), aboutPlace(id)) : null,
    inquiry: inquiry.kind,
    legalGround: inquiry.legalGround,
    visibleFrom: record.visibleFrom ?? null,
  };
}

/** Under the lock: whoever hands in the same look at the same time comes before or after, never between. */
async function withoutKnown(tx: Queries, records: readonly NewAccessRecord[]): Promise<NewAccessRecord[]> {
  const ids = records.flatMap(({ handedIn }) => handedIn?.id ?? []);
  if (ids.length === 0) return [...records];
  const rows = await tx.accessRecord.findMany({ where: { id: { in: ids } }, select: { id: true } });
  const known = new Set(rows.map(({ id }) => id));
  // Two hand-ins of one look may have come together into this batch.
  return records.filter(({ handedIn }) => {
    if (!handedIn) return true;
    const isNew = !known.has(handedIn.id);
    known.add(handedIn.id);
    return isNew;
  });
}

async function readTail(tx: Queries): Promise<Tail> {
  const [tail] = await tx.$queryRaw<Tail[]>`
    select date_trunc('milliseconds', clock_timestamp()) as now, c.day::text, c.length, c.head
      from (select) one
      left join lateral (select * from access_chain order by day desc limit 1) c on true`;
  if (!tail) throw new Error('The database did not tell the time');
  return tail;
}
