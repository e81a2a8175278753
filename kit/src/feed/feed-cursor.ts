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

function isCounter(text: string): boolean {
  return digits.test(text) && BigInt(text) <= largestPosition;
}
