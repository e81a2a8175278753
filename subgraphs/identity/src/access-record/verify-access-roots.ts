import type { Database } from '../database.ts';
import { type Root, type RootKeys, readSignedRoot } from './root-signature.ts';

export type PublishedRoot = { day: string; signature: string };

export type RootProblem = { day: string; reason: string };

/**
 * Compares the chains with their signed roots, and these with a copy that was kept elsewhere. Answers the first
 * day that does not agree, or null.
 */
export async function verifyAccessRoots(
  database: Database,
  keys: RootKeys,
  published: readonly PublishedRoot[] = [],
): Promise<RootProblem | null> {
  const [roots, chains] = await Promise.all([
    database.accessRoot.findMany({ orderBy: { day: 'asc' } }),
    database.accessChain.findMany({ orderBy: { day: 'asc' } }),
  ]);
  const chainOf = new Map(chains.map((chain) => [dayOf(chain.day), chain]));
  const rootOf = new Map(roots.map((root) => [dayOf(root.day), root]));
  const last = roots.at(-1)?.day;
  const days = new Set([...chainOf.keys(), ...rootOf.keys(), ...published.map(({ day }) => day)]);
  const copies = new Map(published.map(({ day, signature }) => [day, signature]));

  for (const day of [...days].sort()) {
    const [chain, root] = [chainOf.get(day), rootOf.get(day)];
    const problem = (reason: string) => ({ day, reason });
    const copy = copies.get(day);
    if (copy !== undefined) {
      const said = readSignedRoot(copy, keys);
      if (!said) return problem('the copy of its root was not signed by this city');
      if (!chain || !saysOf(chain, day, said)) return problem('it is not what was published');
    }
    if (!root) {
      if (last && new Date(day) <= last) return problem('its root is missing');
      continue;
    }
    const signed = readSignedRoot(root.signature, keys);
    if (!signed) return problem('its root was not signed by this city');
    if (!chain || !saysOf(chain, day, signed))
      return problem('its chain does not end in the root that was signed');
  }
  return null;
}

function saysOf(chain: { length: number; head: Uint8Array }, day: string, said: Root): boolean {
  return (
    said.day === day && said.length === chain.length && said.root === Buffer.from(chain.head).toString('hex')
  );
}

const dayOf = (day: Date): string => day.toISOString().slice(0, 10);
