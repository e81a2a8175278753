import type { CityClient } from '@city/client/city-client';
import type { Logger } from '@city/kit/log/log';

/** What every part of the field needs. */
export type Simulation = {
  /** Sees what is public. */
  visitor: CityClient;
  /** A registered program's own access. */
  programOf: (clientId: string) => CityClient;
  speed: number;
  signal: AbortSignal;
  log: Logger;
};
