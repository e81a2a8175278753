/**
 * How long Prisma waits for a connection and lets a transaction last, in milliseconds. Its own 5 s are too few for a
 * seed or a batch on a busy machine; the role's `transaction_timeout` (60 s) stands behind it.
 */
export const transactionOptions = { maxWait: 10_000, timeout: 30_000 };
