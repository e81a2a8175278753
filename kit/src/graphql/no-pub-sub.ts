import type { BuildSchemaOptions } from 'type-graphql';

type PubSub = NonNullable<BuildSchemaOptions['pubSub']>;

/**
 * type-graphql will not build a schema with subscriptions without a PubSub, also where each subscription brings
 * its own source. Ours do: events come from the feed, in the order of their transactions and with a bound.
 */
export const noPubSub: PubSub = {
  publish() {
    throw new Error('Events are written to the feed in the transaction that causes them, not published.');
  },
  subscribe() {
    throw new Error('A subscription needs a `subscribe` of its own that reads the feed.');
  },
};
