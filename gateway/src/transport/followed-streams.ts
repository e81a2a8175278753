import type { ClientSubscription } from '../live/client-subscription.ts';

/**
 * The subscriptions of one connection. They end with it, also where the library that speaks the protocol has lost sight
 * of one: a client may give the id of a query that still runs to a subscription, which is forgotten with the query.
 */
export class FollowedStreams {
  private readonly streams = new Set<ClientSubscription>();

  get size(): number {
    return this.streams.size;
  }

  add(stream: ClientSubscription): ClientSubscription {
    this.streams.add(stream);
    void stream.finished.then(() => this.streams.delete(stream));
    return stream;
  }

  endAll(): void {
    for (const stream of this.streams) stream.end();
  }
}
