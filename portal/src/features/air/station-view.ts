import { readFragment } from '#generated/air/fragment-masking.ts';
import {
  type AirNowQuery,
  IndexNowFragmentDoc,
  type MeasurementsRecordedSubscription,
  type MeasurementValueFragment,
  MeasurementValueFragmentDoc,
  type StationNowFragment,
  StationNowFragmentDoc,
} from '#generated/air/graphql.ts';
import { type IndexView, newerIndex } from './station-index.ts';

/** A station with its newest values: what the pages draw and the live events bring up to date. */
export type StationView = Omit<StationNowFragment, 'latest' | 'index' | ' $fragmentName'> & {
  index: IndexView | null;
  latest: readonly MeasurementValueFragment[];
};

export function toStationView(masked: AirNowQuery['stations'][number]): StationView {
  const station = readFragment(StationNowFragmentDoc, masked);
  return {
    ...station,
    index: station.index && readFragment(IndexNowFragmentDoc, station.index),
    latest: readFragment(MeasurementValueFragmentDoc, station.latest),
  };
}

/** Puts an event into the stations. An older measurement that arrives late never replaces a newer one. */
export function withEvent(
  stations: readonly StationView[],
  event: MeasurementsRecordedSubscription['measurementsRecorded'],
): readonly StationView[] {
  const arrived = readFragment(MeasurementValueFragmentDoc, event.measurements);
  const index = event.station.index && readFragment(IndexNowFragmentDoc, event.station.index);
  return stations.map((station) => {
    if (station.id !== event.station.id) return station;
    const latest = newestOf(station.latest, arrived);
    return {
      ...station,
      status: event.station.status,
      index: newerIndex(station.index, index),
      latest,
      lastMeasuredAt: lastOf(latest) ?? station.lastMeasuredAt,
    };
  });
}

/** What the server has just read, kept up with what came in live while it was reading. */
export function withNewer(
  read: readonly StationView[],
  shown: readonly StationView[],
): readonly StationView[] {
  return read.map((station) => {
    const before = shown.find(({ id }) => id === station.id);
    if (!before) return station;
    return {
      ...station,
      index: newerIndex(before.index, station.index),
      latest: newestOf(station.latest, before.latest),
    };
  });
}

export function newestOf(
  known: readonly MeasurementValueFragment[],
  arrived: readonly MeasurementValueFragment[],
): readonly MeasurementValueFragment[] {
  const byParameter = new Map(known.map((measurement) => [measurement.parameter.code, measurement]));
  for (const measurement of arrived) {
    const before = byParameter.get(measurement.parameter.code);
    if (!before || Date.parse(before.observedAt) <= Date.parse(measurement.observedAt)) {
      byParameter.set(measurement.parameter.code, measurement);
    }
  }
  return [...byParameter.values()];
}

function lastOf(measurements: readonly MeasurementValueFragment[]): string | undefined {
  return measurements.map(({ observedAt }) => observedAt).sort((a, b) => Date.parse(b) - Date.parse(a))[0];
}

export function exceededOf(station: StationView): readonly MeasurementValueFragment[] {
  return station.latest.filter(({ exceeded, quality }) => exceeded !== null && quality === 'VALID');
}
