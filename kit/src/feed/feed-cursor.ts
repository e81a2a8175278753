import { decodeCursor, encodeCursor } from '../paging/keyset.ts';
import type { FeedPosition } from './feed-position.ts';

/** A place, and when it was reached: an event's own time, or that at which a listener without cursor began. */
export type FeedCursor = { place: FeedPosition; at: Date };

const digits = /^\d{1,19}$/;
const largestCounter = 2n ** 63n - 1n;

/** `feedId` names one feed of one database: a cursor means nothing anywhere else. */
export function encodeFeedCursor(feedId: string, { place, at }: FeedCursor): string {
  return encodeCursor([feedId, String(place.transactionId), String(place.position), at.toISOString()]);
}

/** Null for what is not a cursor of this feed. */
export function decodeFeedCursor(feedId: string, cursor: string): FeedCursor | null {
  const [id, transactionId, position, at] = decodeCursor(cursor, ['string', 'string', 'string', 'instant']);
  if (id !== feedId || !isCounter(transactionId) || !isCounter(position)) return null;
  return { place: { transactionId: BigInt(transactionId), position: BigInt(position) }, at };
}

function isCounter(text: string): boolean {
  return digits.test(text) && BigInt(text) <= largestCounter;
}
