export type FeedEvent<P = unknown> = { cursor: string; topic: string; payload: P; occurredAt: Date };
