import type { EventFeed } from '@city/kit/feed/event-feed';
import type { SubgraphRequest } from '@city/kit/subgraph/subgraph-request';
import { createOrganizationCamerasLoader } from './camera/camera.loader.ts';
import type { Database } from './database.ts';
import { createDeviceByCodeLoader, createDeviceLoader } from './device/device.loader.ts';

export type Settings = { silentAfterMinutes: number };

/** What lives as long as the process. */
export type Services = { database: Database; feed: EventFeed; settings: Settings; now: () => Date };

/** What a resolver gets: the services, who asks, and loaders that forget with the operation or the event. */
export type SurveillanceContext = Services & SubgraphRequest & { loaders: Loaders };

export type Loaders = ReturnType<typeof createLoaders>;

export function createContext(services: Services, request: SubgraphRequest): SurveillanceContext {
  return { ...services, ...request, loaders: createLoaders(services.database) };
}

function createLoaders(database: Database) {
  return {
    device: createDeviceLoader(database),
    deviceByCode: createDeviceByCodeLoader(database),
    organizationCameras: createOrganizationCamerasLoader(database),
  };
}
