import { localDay } from '@city/kit/time/vietnam-time';
import DataLoader from 'dataloader';
import { grouped, inOrder } from '../loading.ts';
import type { OrganizationRow, OrganizationStore } from './organization.store.ts';

/** An organisation as it was on a day. */
export type OrganizationOn = { id: string; day: string };

export function createOrganizationLoaders(store: OrganizationStore) {
  return {
    /** As they are today. */
    organizations: new DataLoader<string, OrganizationRow | null>((ids) =>
      inOrder(ids, (known) => store.findMany(known, localDay(new Date()))),
    ),
    organizationsOn: new DataLoader<OrganizationOn, OrganizationRow | null, string>(
      (keys) => byDay(keys, (ids, day) => inOrder(ids, (known) => store.findMany(known, day))),
      { cacheKeyFn: keyOf },
    ),
    organizationsBelow: new DataLoader<OrganizationOn, OrganizationRow[], string>(
      (keys) =>
        byDay(keys, (ids, day) =>
          grouped(
            ids,
            (known) => store.childrenOf(known, day),
            ({ parentId }) => parentId ?? '',
          ),
        ),
      { cacheKeyFn: keyOf },
    ),
    predecessors: new DataLoader<string, string[]>(async (ids) => {
      const rows = await store.successions(ids);
      return ids.map((id) =>
        rows.filter((row) => row.successorId === id).map(({ predecessorId }) => predecessorId),
      );
    }),
    successors: new DataLoader<string, string[]>(async (ids) => {
      const rows = await store.successions(ids);
      return ids.map((id) =>
        rows.filter((row) => row.predecessorId === id).map(({ successorId }) => successorId),
      );
    }),
  };
}

const keyOf = ({ id, day }: OrganizationOn): string => `${id} ${day}`;

/** One query a day: nearly always there is only one. */
async function byDay<R>(
  keys: readonly OrganizationOn[],
  load: (ids: string[], day: string) => Promise<R[]>,
): Promise<R[]> {
  const found = new Map<string, R>();
  for (const [day, ofDay] of Map.groupBy(keys, (key) => key.day)) {
    const rows = await load(
      ofDay.map(({ id }) => id),
      day,
    );
    for (const [index, key] of ofDay.entries()) found.set(keyOf(key), rows[index] as R);
  }
  return keys.map((key) => found.get(keyOf(key)) as R);
}
