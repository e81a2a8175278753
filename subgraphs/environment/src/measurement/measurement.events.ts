import type { MeasurementKey } from './measurement.store.ts';

export const measurementTopic = 'measurement';

/** Parameter code to the instants (Unix milliseconds) that were written: thousands of keys stay small. */
export type ObservedTimes = Record<string, number[]>;

/** What one call wrote for one station: keys, not values, so that a reader sees what holds when it reads. */
export type MeasurementsRecorded = { stationId: string; observed: ObservedTimes };

export function measurementsRecorded(written: readonly MeasurementKey[]): MeasurementsRecorded[] {
  const byStation = Map.groupBy(written, (key) => key.stationId);
  return [...byStation].map(([stationId, keys]) => {
    const observed: ObservedTimes = {};
    for (const { parameterCode, observedAt } of keys) {
      observed[parameterCode] ??= [];
      observed[parameterCode].push(observedAt.getTime());
    }
    return { stationId, observed };
  });
}

export function keysOf({ stationId, observed }: MeasurementsRecorded): MeasurementKey[] {
  return Object.entries(observed).flatMap(([parameterCode, instants]) =>
    instants.map((instant) => ({ stationId, parameterCode, observedAt: new Date(instant) })),
  );
}
