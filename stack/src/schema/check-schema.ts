import { compareSupergraphs, type SchemaChange } from './compare-supergraphs.ts';
import { clientsOf, readUsage } from './field-usage.ts';

export type CheckOptions = {
  released: string;
  working: string;
  usageDirectory: string;
  days: number;
  today: Date;
};

export type CheckedChange = SchemaChange & {
  /** Clients and how often each used what changes; null where nothing was counted. */
  clients: Record<string, number> | null;
};

export type SchemaCheck = { changes: CheckedChange[]; isUsageKnown: boolean; days: number };

/** What changes between two supergraphs that clients notice, with those who used it lately. */
export async function checkSchema(options: CheckOptions): Promise<SchemaCheck> {
  const { changes, released } = await compareSupergraphs(options.released, options.working);
  const since = new Date(options.today.getTime() - options.days * 86_400_000).toISOString().slice(0, 10);
  const usage = readUsage(options.usageDirectory, since);
  const checked = changes.map((change) => ({
    ...change,
    clients: usage ? Object.fromEntries(clientsOf(change.coordinates, usage, released)) : null,
  }));
  return { changes: checked, isUsageKnown: usage !== undefined, days: options.days };
}

/** With `isUnusedAllowed`, what nobody has used may go; where nothing was counted, nobody knows that. */
export function isRefused(check: SchemaCheck, isUnusedAllowed: boolean): boolean {
  const breaking = check.changes.filter(({ level }) => level === 'breaking');
  if (!isUnusedAllowed) return breaking.length > 0;
  return breaking.some(({ clients }) => clients === null || Object.keys(clients).length > 0);
}

export function reportOf({ changes, isUsageKnown, days }: SchemaCheck): string {
  if (changes.length === 0) return 'Nothing has changed that a client of the released graph would notice.';
  const part = (level: SchemaChange['level'], title: string) => {
    const own = changes.filter((change) => change.level === level);
    return own.length === 0
      ? []
      : [`${title} (${own.length}):`, ...own.map((change) => lineOf(change, days))];
  };
  return [
    ...part('breaking', 'Breaking'),
    ...part('dangerous', 'Dangerous: clients work on unless they rely on what was never promised'),
    ...(isUsageKnown ? [] : ['Who uses this was not counted here: no folder of usage was found.']),
  ].join('\n');
}

function lineOf({ message, clients }: CheckedChange, days: number): string {
  if (clients === null) return `  ${message}`;
  const users = Object.entries(clients).map(([client, count]) => `${client} (${count})`);
  const used = users.length > 0 ? `used by ${users.join(', ')}` : 'used by nobody';
  return `  ${message}\n      ${used} in the last ${days} days`;
}
