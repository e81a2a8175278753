import { notFound } from '@city/kit/errors/city-error';
import type { FeedEvent } from '@city/kit/feed/event-feed';
import type { AccommodationContext } from '../context.ts';
import { type StayEventPayload, stayTopic } from './stay.events.ts';
import { canSee, declareScope, inspectScope } from './stay.policy.ts';

export type StayChangedArguments = {
  establishmentId?: string | null;
  commune?: string | null;
  after?: string | null;
};

/** Decided from the event alone: a thousand boards must not ask the database a thousand times. */
export async function subscribeToStays(
  { feed, viewer, reach, loaders }: AccommodationContext,
  { establishmentId, commune, after }: StayChangedArguments,
): Promise<AsyncIterableIterator<FeedEvent<StayEventPayload>>> {
  viewer.require(declareScope, inspectScope);
  const house = establishmentId?.toLowerCase();
  if (house !== undefined) {
    const establishment = await loaders.establishments.load(house);
    if (!establishment || !canSee(reach, establishment)) throw notFound();
  }
  return feed.subscribe<StayEventPayload>({
    topics: [stayTopic],
    after,
    accept: ({ payload }) =>
      canSee(reach, payload) &&
      (house === undefined || payload.establishmentId === house) &&
      (commune == null || payload.commune === commune),
  });
}
