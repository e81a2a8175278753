import { decodeCursor, encodeCursor } from '../paging/keyset.ts';
import type { FeedPosition } from './feed-position.ts';

const digits = /^\d{1,19}$/;
const largestPosition = 2n ** 63n - 1n;

/** `feedId` names one feed of one database: a cursor means nothing anywhere else. */
export function encodeFeedCursor(feedId: string, { transactionId, position }: FeedPosition): string {
  return encodeCursor([feedId, String(transactionId), String(position)]);
}

/** Null for what is not a cursor of this feed. */
export function decodeFeedCursor(feedId: string, cursor: string): FeedPosition | null {
  const [id, transactionId, position] = decodeCursor(cursor, ['string', 'string', 'string']);
  if (id !== feedId || !isCounter(transactionId) || !isCounter(position)) return null;
  return { transactionId: BigInt(transactionId), position: BigInt(position) };
}

/**
 * A place between events: where a listener began that came without a cursor. No event stands there that would tell
 * how old the place is, so the cursor carries its time.
 */
export function encodeStartCursor(
  feedId: string,
  { transactionId, position }: FeedPosition,
  at: Date,
): string {
  return encodeCursor([feedId, String(transactionId), String(position), at.toISOString()]);
}

/** Null for what is not a start cursor of this feed: it may be the cursor of an event. */
export function decodeStartCursor(feedId: string, cursor: string): { place: FeedPosition; at: Date } | null {
  if (partsOf(cursor) !== 4) return null;
  const [id, transactionId, position, at] = decodeCursor(cursor, ['string', 'string', 'string', 'instant']);
  if (id !== feedId || !isCounter(transactionId) || !isCounter(position)) return null;
  return { place: { transactionId: BigInt(transactionId), position: BigInt(position) }, at };
}

function partsOf(cursor: string): number {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(key) ? key.length : 0;
  } catch {
    // Whatever it is: the cursor of an event is decoded next, and says what is wrong with it.
    return 0;
  }
}

function isCounter(text: string): boolean {
  return digits.test(text) && BigInt(text) <= largestPosition;
}
