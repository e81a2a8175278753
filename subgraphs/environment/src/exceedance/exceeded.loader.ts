import { addDays, localDay, startOfLocalDay } from '@city/kit/time/vietnam-time';
import DataLoader from 'dataloader';
import type { Queries } from '../database.ts';
import type { Measurement } from '../measurement/measurement.type.ts';
import { neededInHour } from '../measurement/measurement-day.store.ts';
import { startOfHour } from '../measurement/measurement-hour.store.ts';
import type { ParameterLimit } from '../parameter/parameter-limit.type.ts';
import type { Station } from '../station/station.type.ts';
import { limitsInForce, strictestExceeded, windowHours } from './exceeded-limit.ts';
import { findMeansOfDays, findMeansOfHours, type MeanOfWindow, type Window } from './window.store.ts';

type Needs = {
  station: DataLoader<string, Station | null>;
  catalogue: { limits(code: string): Promise<ParameterLimit[]> };
};

type Question = { measurement: Measurement; limits: ParameterLimit[]; intervalMinutes: number };
type AskedWindow = Window & { key: string; ofDays: boolean; neededPerHour: number };

const hourMs = 3_600_000;

/** All windows of all measurements of a request are averaged by two statements: one for hours, one for days. */
export function createExceededLoader(database: Queries, needs: Needs) {
  return new DataLoader<Measurement, ParameterLimit | null>(async (measurements) => {
    const questions = await Promise.all(measurements.map((measurement) => prepare(measurement, needs)));
    const means = await averageAll(database, questions.flatMap(windowsOf));
    return questions.map((question) =>
      strictestExceeded(question.limits, question.measurement.value, (averaging) => {
        const found = means.get(windowOf(question, averaging).key);
        return found?.mean == null ? undefined : { mean: found.mean, hours: found.hours };
      }),
    );
  });
}

async function prepare(measurement: Measurement, needs: Needs): Promise<Question> {
  const [station, limits] = await Promise.all([
    needs.station.load(measurement.stationId),
    needs.catalogue.limits(measurement.parameterCode),
  ]);
  const isCompared = station !== null && measurement.quality === 'VALID';
  return {
    measurement,
    limits: isCompared ? limitsInForce(limits, station, measurement.observedAt) : [],
    intervalMinutes: station?.intervalMinutes ?? 60,
  };
}

/** Measurements of one hour share their windows: each is averaged once. */
async function averageAll(database: Queries, asked: AskedWindow[]): Promise<Map<string, MeanOfWindow>> {
  const windows = [...new Map(asked.map((window) => [window.key, window])).values()];
  const ofDays = windows.filter((window) => window.ofDays);
  const ofHours = windows.filter((window) => !window.ofDays);
  const [days, hours] = await Promise.all([
    findMeansOfDays(database, ofDays),
    findMeansOfHours(database, ofHours),
  ]);
  const means = new Map<string, MeanOfWindow>();
  for (const [index, mean] of days.entries()) means.set(ofDays[index]?.key ?? '', mean);
  for (const [index, mean] of hours.entries()) means.set(ofHours[index]?.key ?? '', mean);
  return means;
}

function windowsOf(question: Question): AskedWindow[] {
  const averagings = new Set(question.limits.flatMap((limit) => limit.averaging ?? []));
  return [...averagings].map((averaging) => windowOf(question, averaging));
}

/** The window that ends with the hour of the measurement, or with its day where it is longer than a day. */
function windowOf({ measurement, intervalMinutes }: Question, averaging: string): AskedWindow {
  const { stationId, parameterCode, observedAt } = measurement;
  const hours = windowHours(averaging);
  const ofDays = hours > 24;
  const until = ofDays
    ? startOfLocalDay(addDays(localDay(observedAt), 1))
    : new Date(startOfHour(observedAt).getTime() + hourMs);
  const neededPerHour = neededInHour * Math.max(1, 60 / intervalMinutes);
  const key = `${stationId} ${parameterCode} ${until.getTime()} ${hours}`;
  return { key, stationId, parameterCode, until, hours, ofDays, neededPerHour };
}
