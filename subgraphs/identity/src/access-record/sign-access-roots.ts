import { localDay } from '@city/kit/time/vietnam-time';
import type { Database } from '../database.ts';
import { accessChainLock } from './keep-access-records.ts';
import { type Root, type RootKeys, signRoot } from './root-signature.ts';

/** Signs every day that is over and has no root yet, oldest first, and answers what was signed. */
export async function signAccessRoots(database: Database, keys: RootKeys): Promise<Root[]> {
  return database.$transaction(async (tx) => {
    // Nobody appends to a day while it is being closed.
    await tx.$executeRaw`select pg_advisory_xact_lock(${accessChainLock}::int, 0)`;
    const [time] = await tx.$queryRaw<{ now: Date }[]>`select clock_timestamp() as now`;
    if (!time) throw new Error('The database did not tell the time');
    const last = await tx.accessRoot.findFirst({ orderBy: { day: 'desc' } });
    const chains = await tx.accessChain.findMany({
      where: { day: { lt: new Date(localDay(time.now)), ...(last && { gt: last.day }) } },
      orderBy: { day: 'asc' },
    });
    const rows = chains.map(({ day, length, head }) => {
      const root = { day: day.toISOString().slice(0, 10), length, root: Buffer.from(head).toString('hex') };
      return { row: { day, length, root: head, signature: signRoot(root, keys) }, root };
    });
    await tx.accessRoot.createMany({ data: rows.map(({ row }) => row) });
    return rows.map(({ root }) => root);
  });
}
