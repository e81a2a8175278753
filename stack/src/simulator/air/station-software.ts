import type { CityClient } from '@city/client/city-client';
import { airFiles, readAirFile } from './air-file.ts';
import { type HourlyValues, hourMs, instantsBetween, type Reading, readingsAt, replayOf } from './replay.ts';
import { waterAt } from './water.ts';

type StationAnswer = {
  stations: { code: string; kind: 'AIR' | 'WATER'; parameters: { code: string }[] }[];
};
type RecordAnswer = {
  recordMeasurements: { accepted: number; replaced: number; rejected: { code: string }[] };
};

const stationsQuery = `query StationsToReplay { stations { code kind parameters { code } } }`;
const recordMutation = `mutation RecordReadings($input: [MeasurementInput!]!) {
  recordMeasurements(input: $input) { accepted replaced rejected { code } }
}`;

const historyHours = 48;
const mostReadingsPerCall = 5_000;

export type Station = {
  code: string;
  /** What the station measures; the rest of a file is left out. */
  parameters: ReadonlySet<string>;
  valuesAt: (hour: number) => HourlyValues;
  /** Everything up to here has been recorded. */
  recordedUntil: Date;
};

/** Which stations there are, the API says; each air station plays one file, in the order of their codes. */
export async function findStations(visitor: CityClient, now: Date): Promise<Station[]> {
  const { stations } = await visitor.request<StationAnswer, Record<string, never>>({
    document: stationsQuery,
  });
  const recordedUntil = new Date(Math.floor(now.getTime() / hourMs) * hourMs - historyHours * hourMs);
  const air = stations.filter(({ kind }) => kind === 'AIR').sort((a, b) => (a.code < b.code ? -1 : 1));
  const files = air.slice(0, airFiles.length).map((station, index) => ({
    ...toStation(station, recordedUntil),
    valuesAt: replayOf(readAirFile(airFiles[index] ?? airFiles[0])),
  }));
  const water = stations.filter(({ kind }) => kind === 'WATER');
  return [...files, ...water.map((station) => toStation(station, recordedUntil))];
}

function toStation(station: StationAnswer['stations'][number], recordedUntil: Date): Station {
  const parameters = new Set(station.parameters.map(({ code }) => code));
  return { code: station.code, parameters, valuesAt: waterAt, recordedUntil };
}

/**
 * Records all that a station has measured since the last time: at the start the whole hours of two days, later
 * the steps since, also those that fell into a time when nobody answered.
 */
export async function recordStation(
  station: Station,
  options: { program: CityClient; now: Date; stepMs: number },
): Promise<{ sent: number; rejected: string[] }> {
  const { program, now } = options;
  const readings = readingsSince(station, now, options.stepMs);
  const rejected: string[] = [];
  for (let at = 0; at < readings.length; at += mostReadingsPerCall) {
    const part = readings.slice(at, at + mostReadingsPerCall);
    const input = part.map((reading) => ({ stationCode: station.code, ...reading }));
    const answer = await program.request<RecordAnswer, { input: object[] }>({
      document: recordMutation,
      variables: { input },
    });
    rejected.push(...answer.recordMeasurements.rejected.map(({ code }) => code));
  }
  station.recordedUntil = now;
  return { sent: readings.length, rejected };
}

export function readingsSince(station: Station, now: Date, stepMs: number): Reading[] {
  const { recordedUntil, parameters, valuesAt } = station;
  const wholeHours = instantsBetween(recordedUntil, now, hourMs);
  // Interim readings only for what is being looked at: the last hour.
  const live = new Date(Math.max(recordedUntil.getTime(), now.getTime() - hourMs));
  const instants = new Map(
    [...wholeHours, ...instantsBetween(live, now, stepMs)].map((instant) => [instant.getTime(), instant]),
  );
  return [...instants.values()]
    .sort((a, b) => a.getTime() - b.getTime())
    .flatMap((instant) => readingsAt(instant, valuesAt))
    .filter(({ parameter }) => parameters.has(parameter));
}
