import type { Database } from '../database.ts';
import type { PersonalDataVault } from '../protection/personal-data-vault.ts';
import { chainOrigin, linkHash } from './access-chain.ts';

export type ChainReport = {
  days: { day: string; length: number; root: string }[];
  records: number;
  /** The first place where what is kept is not what was written. */
  broken: { day: string; position: number; recordId: string | null; reason: string } | null;
};

type Chain = { day: Date; start: Uint8Array; length: number; head: Uint8Array };

const batchSize = 2_000;

/** Recomputes every link from the first day on, and stops at the first that does not hold. */
export async function verifyAccessChain(database: Database, vault: PersonalDataVault): Promise<ChainReport> {
  const report: ChainReport = { days: [], records: 0, broken: null };
  const chains = await database.accessChain.findMany({ orderBy: { day: 'asc' } });
  let root: Uint8Array = chainOrigin;
  for (const chain of chains) {
    const day = dayOf(chain.day);
    const broken = isEqual(chain.start, root)
      ? await verifyDay(database, vault, chain, report)
      : { position: 0, recordId: null, reason: 'the day does not begin where the day before it ended' };
    if (broken) return { ...report, broken: { day, ...broken } };
    root = chain.head;
    report.days.push({ day, length: chain.length, root: Buffer.from(root).toString('hex') });
  }
  const stray = await findStray(database, chains);
  return stray ? { ...report, broken: stray } : report;
}

async function verifyDay(database: Database, vault: PersonalDataVault, chain: Chain, report: ChainReport) {
  const chainDay = dayOf(chain.day);
  let previous: Uint8Array = chain.start;
  let position = 0;
  for (;;) {
    const records = await database.accessRecord.findMany({
      where: { chainDay: chain.day, chainPosition: { gt: position } },
      orderBy: [{ chainPosition: 'asc' }, { id: 'asc' }],
      take: batchSize,
    });
    for (const record of records) {
      const problem = (reason: string) => ({ position: position + 1, recordId: record.id, reason });
      if (record.chainPosition !== position + 1) return problem('a record before this one is missing');
      if (!isEqual(record.hash, linkHash(vault, previous, { ...record, chainDay })))
        return problem('the record or its place was changed');
      previous = record.hash;
      position += 1;
      report.records += 1;
    }
    if (records.length < batchSize) break;
  }
  // Two records in one place could lie on two sides of a batch, where each alone looks right.
  const count = await database.accessRecord.count({ where: { chainDay: chain.day } });
  const isWhole = position === chain.length && count === position && isEqual(previous, chain.head);
  const last = { position: position + 1, recordId: null };
  return isWhole ? null : { ...last, reason: 'the last records of the day are missing or were added' };
}

async function findStray(database: Database, chains: readonly Chain[]) {
  const stray = await database.accessRecord.findFirst({
    where: { chainDay: { notIn: chains.map(({ day }) => day) } },
    orderBy: [{ chainDay: 'asc' }, { chainPosition: 'asc' }],
  });
  return (
    stray && {
      day: dayOf(stray.chainDay),
      position: stray.chainPosition,
      recordId: stray.id,
      reason: 'the chain of the whole day is missing',
    }
  );
}

const dayOf = (day: Date): string => day.toISOString().slice(0, 10);

const isEqual = (a: Uint8Array, b: Uint8Array): boolean => Buffer.from(a).equals(b);
