import { readFragment } from '#generated/air/fragment-masking.ts';
import {
  type AirNowQuery,
  type MeasurementsRecordedSubscription,
  type MeasurementValueFragment,
  MeasurementValueFragmentDoc,
  type StationNowFragment,
  StationNowFragmentDoc,
} from '#generated/air/graphql.ts';

/** A station with its newest values: what the pages draw and the live events bring up to date. */
export type StationView = Omit<StationNowFragment, 'latest' | ' $fragmentName'> & {
  latest: readonly MeasurementValueFragment[];
};

export function toStationView(masked: AirNowQuery['stations'][number]): StationView {
  const station = readFragment(StationNowFragmentDoc, masked);
  return { ...station, latest: readFragment(MeasurementValueFragmentDoc, station.latest) };
}

/** Puts an event into the stations. An older measurement that arrives late never replaces a newer one. */
export function withEvent(
  stations: readonly StationView[],
  event: MeasurementsRecordedSubscription['measurementsRecorded'],
): readonly StationView[] {
  const arrived = readFragment(MeasurementValueFragmentDoc, event.measurements);
  return stations.map((station) => {
    if (station.id !== event.station.id) return station;
    const latest = newestOf(station.latest, arrived);
    return {
      ...station,
      status: event.station.status,
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
    return before ? { ...station, latest: newestOf(station.latest, before.latest) } : station;
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

/** The value that stands for a station where there is room for one. */
export function leadingOf(station: StationView): MeasurementValueFragment | null {
  const order = station.kind === 'AIR' ? ['PM2_5', 'PM10', 'O3'] : ['DO', 'PH', 'TSS'];
  const valid = station.latest.filter(({ quality }) => quality === 'VALID');
  return (
    valid.find(({ exceeded }) => exceeded !== null) ??
    order.flatMap((code) => valid.find(({ parameter }) => parameter.code === code) ?? [])[0] ??
    null
  );
}

export function exceededOf(station: StationView): readonly MeasurementValueFragment[] {
  return station.latest.filter(({ exceeded, quality }) => exceeded !== null && quality === 'VALID');
}
