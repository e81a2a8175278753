import type DataLoader from 'dataloader';
import Loader from 'dataloader';
import type { Queries } from '../database.ts';
import type { Measurement } from '../measurement/measurement.type.ts';
import { startOfHour } from '../measurement/measurement-hour.store.ts';
import type { ParameterLimit } from '../parameter/parameter-limit.type.ts';
import type { Station } from '../station/station.type.ts';
import { limitsInForce, strictestExceeded, type WindowMean, windowHours } from './exceeded-limit.ts';
import { findWindowMeans, type Window } from './window.store.ts';

type Needs = {
  station: DataLoader<string, Station | null>;
  catalogue: { limits(code: string): Promise<ParameterLimit[]> };
};

type Question = { measurement: Measurement; limits: ParameterLimit[]; intervalMinutes: number };

const hourMs = 3_600_000;
const neededInHour = 0.75;

/** All windows of all measurements of a request are averaged by one query. */
export function createExceededLoader(database: Queries, needs: Needs) {
  return new Loader<Measurement, ParameterLimit | null>(async (measurements) => {
    const questions = await Promise.all(measurements.map((measurement) => prepare(measurement, needs)));
    const windows = new Map<string, Window>();
    for (const question of questions) {
      for (const window of windowsOf(question)) windows.set(keyOf(window), window);
    }
    const means = await findWindowMeans(database, [...windows.values()]);
    const meanOf = new Map([...windows.keys()].map((key, position) => [key, sound(means[position])]));
    return questions.map((question) =>
      strictestExceeded(question.limits, question.measurement.value, (averaging) =>
        meanOf.get(keyOf(windowOf(question, averaging))),
      ),
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

function windowsOf(question: Question): Window[] {
  const averagings = new Set(question.limits.flatMap((limit) => limit.averaging ?? []));
  return [...averagings].map((averaging) => windowOf(question, averaging));
}

/** The window that ends with the hour of the measurement. */
function windowOf({ measurement, intervalMinutes }: Question, averaging: string): Window {
  return {
    stationId: measurement.stationId,
    parameterCode: measurement.parameterCode,
    until: new Date(startOfHour(measurement.observedAt).getTime() + hourMs),
    hours: windowHours(averaging),
    neededPerHour: neededInHour * Math.max(1, 60 / intervalMinutes),
  };
}

function keyOf(window: Window): string {
  return `${window.stationId} ${window.parameterCode} ${window.until.getTime()} ${window.hours}`;
}

function sound(found: { mean: number | null; hours: number } | undefined): WindowMean | undefined {
  return found && found.mean !== null ? { mean: found.mean, hours: found.hours } : undefined;
}
