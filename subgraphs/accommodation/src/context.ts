import type { EventFeed } from '@city/kit/feed/event-feed';
import type { Viewer } from '@city/kit/request-identity/viewer';
import type { SubgraphRequest } from '@city/kit/subgraph/subgraph-server';
import { createGuestDisclosure, type DiscloseGuest } from './access-record/guest-disclosure.ts';
import type { Database } from './database.ts';
import {
  createEstablishmentLoaders,
  type EstablishmentLoaders,
} from './establishment/establishment.loader.ts';
import { createStayLoader, type StayLoader } from './stay/stay.loader.ts';
import { type Reach, reachOf } from './stay/stay.policy.ts';

export type AccommodationContext = {
  database: Database;
  feed: EventFeed;
  viewer: Viewer;
  now: () => Date;
  /** Which stays the viewer may see. */
  reach: Reach;
  loaders: EstablishmentLoaders & { stays: StayLoader };
  discloseGuest: DiscloseGuest;
};

export type Services = {
  database: Database;
  feed: EventFeed;
  now?: () => Date;
  /** Rings when looks wait to be handed over to identity. */
  handOverBell?: { ring(): void };
};

/** Fresh for each operation and each event of a subscription: loaders remember nothing longer. */
export function contextFactory({ database, feed, handOverBell, now = () => new Date() }: Services) {
  return ({ viewer, requestId }: SubgraphRequest): AccommodationContext => {
    const reach = reachOf(viewer);
    return {
      database,
      feed,
      viewer,
      now,
      reach,
      loaders: { ...createEstablishmentLoaders(database), stays: createStayLoader(database, reach) },
      discloseGuest: createGuestDisclosure({
        queries: database,
        viewer,
        requestId,
        now,
        onKept: () => handOverBell?.ring(),
      }),
    };
  };
}
