import { isUuid } from '@city/kit/text/is-uuid';

/** Rows in the order of the ids that a loader was asked for; null for an id that names nothing. */
export async function inOrder<R extends { id: string }>(
  ids: readonly string[],
  find: (known: string[]) => Promise<R[]>,
): Promise<(R | null)[]> {
  const known = ids.filter((id) => isUuid(String(id)));
  const rows = known.length > 0 ? await find(known) : [];
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => byId.get(String(id).toLowerCase()) ?? null);
}

/** The rows that belong to each id, for example the memberships of each citizen. */
export async function grouped<R>(
  ids: readonly string[],
  find: (known: string[]) => Promise<R[]>,
  ownerOf: (row: R) => string,
): Promise<R[][]> {
  const known = ids.filter((id) => isUuid(String(id)));
  const rows = known.length > 0 ? await find(known) : [];
  const byOwner = Map.groupBy(rows, ownerOf);
  return ids.map((id) => byOwner.get(id) ?? []);
}
