import type { EventFeed } from '@city/kit/feed/event-feed';
import type { SubgraphRequest } from '@city/kit/subgraph/subgraph-request';
import type { Database } from './database.ts';
import { createRecentHoursLoader } from './environment-index/environment-index.loader.ts';
import { createExceededLoader } from './exceedance/exceeded.loader.ts';
import { createLatestLoader } from './measurement/measurement.loader.ts';
import { createParameterCatalogue, createStationParametersLoader } from './parameter/parameter.loader.ts';
import { createSeriesLoader } from './series/series.loader.ts';
import { createStationByCodeLoader, createStationLoader } from './station/station.loader.ts';

export type Settings = { oldestMeasurementDays: number };

/** What lives as long as the process. */
export type Services = { database: Database; feed: EventFeed; settings: Settings; now: () => Date };

/** What a resolver gets: the services, who asks, and loaders that forget with the operation or the event. */
export type EnvironmentContext = Services & SubgraphRequest & { loaders: Loaders };

export type Loaders = ReturnType<typeof createLoaders>;

export function createContext(services: Services, request: SubgraphRequest): EnvironmentContext {
  return { ...services, ...request, loaders: createLoaders(services) };
}

function createLoaders({ database, now }: Services) {
  const station = createStationLoader(database);
  const catalogue = createParameterCatalogue(database);
  return {
    station,
    catalogue,
    stationByCode: createStationByCodeLoader(database, station),
    stationParameters: createStationParametersLoader(database),
    latest: createLatestLoader(database),
    series: createSeriesLoader(database),
    recentHours: createRecentHoursLoader(database, now),
    exceeded: createExceededLoader(database, { station, catalogue }),
  };
}
