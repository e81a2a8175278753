import type { BoardStayFragment } from '#generated/graphql/graphql.ts';

export type BoardStay = Omit<BoardStayFragment, ' $fragmentName'>;

/** Every declared stay at most once, newest on top, however often its event comes. */
export type ArrivalStream = {
  stays: ReadonlyMap<string, BoardStay>;
  order: readonly string[];
  /** Came while someone was reading the list; shown when they leave it. */
  waiting: readonly string[];
  /** Came live since the board was opened. */
  live: ReadonlySet<string>;
};

/** A whole shift of a busy day; more would only slow the board down. */
export const keptArrivals = 1_000;

export function streamOf(stays: readonly BoardStay[]): ArrivalStream {
  const empty: ArrivalStream = { stays: new Map(), order: [], waiting: [], live: new Set() };
  return withEarlier(empty, stays);
}

/** Read from the register, in the order of declaration; what is shown already keeps its place. */
export function withEarlier(stream: ArrivalStream, read: readonly BoardStay[]): ArrivalStream {
  const stays = new Map([...read.map((stay) => [stay.id, stay] as const), ...stream.stays]);
  const waiting = new Set(stream.waiting);
  const order = [...stays.values()]
    .filter(({ id }) => !waiting.has(id))
    .sort((a, b) => b.declaredAt.localeCompare(a.declaredAt))
    .map(({ id }) => id);
  return trimmed({ ...stream, stays, order });
}

export function withArrival(stream: ArrivalStream, stay: BoardStay, isHeld: boolean): ArrivalStream {
  const stays = new Map(stream.stays).set(stay.id, stay);
  if (stream.stays.has(stay.id)) return { ...stream, stays };
  const live = new Set(stream.live).add(stay.id);
  if (isHeld) return { ...stream, stays, live, waiting: [stay.id, ...stream.waiting] };
  return trimmed({ ...stream, stays, live, order: [stay.id, ...stream.order] });
}

/** A guest left or a declaration changed: the row says so where it stands; who is not in the list stays out of it. */
export function withNews(stream: ArrivalStream, stay: BoardStay): ArrivalStream {
  if (!stream.stays.has(stay.id)) return stream;
  return { ...stream, stays: new Map(stream.stays).set(stay.id, stay) };
}

export function withWaiting(stream: ArrivalStream): ArrivalStream {
  if (stream.waiting.length === 0) return stream;
  return trimmed({ ...stream, order: [...stream.waiting, ...stream.order], waiting: [] });
}

function trimmed(stream: ArrivalStream): ArrivalStream {
  if (stream.order.length <= keptArrivals) return stream;
  const order = stream.order.slice(0, keptArrivals);
  const kept = new Set([...order, ...stream.waiting]);
  return {
    ...stream,
    order,
    stays: new Map([...stream.stays].filter(([id]) => kept.has(id))),
    live: new Set([...stream.live].filter((id) => kept.has(id))),
  };
}
