import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Database } from '../database.ts';

const path = '/access-records/roots';
const most = 1_000;

/**
 * The signed roots of the days that are over, newest first, for everybody: whoever keeps a copy can tell whether
 * the records of that day are still what they were. They say how many looks there were and nothing about them.
 */
export function createAccessRootsRoute({ database }: { database: Database }) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    const url = new URL(request.url ?? '', 'http://identity');
    if (url.pathname !== path || request.method !== 'GET') return false;
    const before = url.searchParams.get('before');
    const isDay = before !== null && /^\d{4}-\d{2}-\d{2}$/.test(before) && !Number.isNaN(Date.parse(before));
    const rows = await database.accessRoot.findMany({
      where: isDay ? { day: { lt: new Date(before) } } : {},
      orderBy: { day: 'desc' },
      take: most,
    });
    const roots = rows.map(({ day, length, root, signature }) => ({
      day: day.toISOString().slice(0, 10),
      length,
      root: Buffer.from(root).toString('hex'),
      signature,
    }));
    response.writeHead(200, {
      'content-type': 'application/json',
      'cache-control': 'public, max-age=300',
      'access-control-allow-origin': '*',
    });
    response.end(JSON.stringify({ roots }));
    return true;
  };
}
