/** A place in the final order of events. */
export type FeedPosition = { transactionId: bigint; position: bigint };

const lastOfTransaction = 2n ** 63n - 1n;

export function isAfter(a: FeedPosition, b: FeedPosition): boolean {
  if (a.transactionId !== b.transactionId) return a.transactionId > b.transactionId;
  return a.position > b.position;
}

/** The place behind every event of all transactions below this one. */
export function endBefore(transactionId: bigint): FeedPosition {
  return { transactionId: transactionId - 1n, position: lastOfTransaction };
}

/** Whether it stands between transactions rather than on an event. */
export function isBetweenTransactions({ position }: FeedPosition): boolean {
  return position === lastOfTransaction;
}
