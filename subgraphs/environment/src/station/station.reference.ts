import type { EnvironmentContext } from '../context.ts';

type StationReference = { id: unknown } | { code: unknown };

// A representation may carry a number where the schema says ID.
export const stationReference = {
  __resolveReference: (reference: StationReference, { loaders }: EnvironmentContext) =>
    'id' in reference
      ? loaders.station.load(String(reference.id))
      : loaders.stationByCode.load(String(reference.code)),
};
