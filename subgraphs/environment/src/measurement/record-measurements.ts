import { badUserInput, fieldProblem } from '@city/kit/errors/city-error';
import type { EnvironmentContext } from '../context.ts';
import { findParameters, findStationParameters } from '../parameter/parameter.store.ts';
import { findStationsByCode, lockStations } from '../station/station.store.ts';
import { checkMeasurement, type GivenMeasurement, type Recordable } from './check-measurement.ts';
import { measurementErrors } from './measurement.errors.ts';
import { measurementsRecorded, measurementTopic } from './measurement.events.ts';
import { type MeasurementRow, upsertMeasurements } from './measurement.store.ts';
import { rollUpDays } from './measurement-day.store.ts';
import { rollUpHours } from './measurement-hour.store.ts';
import type { RecordMeasurementsPayload, RejectedMeasurement } from './record-measurements.type.ts';

const maximumRows = 10_000;

/** Calls for one station wait for each other; the gateway gives up before this does. */
const transactionTimes = { maxWait: 10_000, timeout: 30_000 };

/** The good rows are stored together with their hours and their events; the others are answered one by one. */
export async function recordMeasurements(
  context: EnvironmentContext,
  input: readonly GivenMeasurement[],
): Promise<RecordMeasurementsPayload> {
  if (input.length > maximumRows) {
    const problem = { maximum: maximumRows };
    throw badUserInput([fieldProblem('input', measurementErrors.TOO_MANY_MEASUREMENTS, problem)]);
  }
  const recordable = await findRecordable(context, input);
  const rows: MeasurementRow[] = [];
  const rejected: RejectedMeasurement[] = [];
  for (const [index, given] of input.entries()) {
    const checked = checkMeasurement(given, recordable);
    if ('row' in checked) rows.push(checked.row);
    else rejected.push({ index, code: checked.problem.code, message: checked.problem.message });
  }
  return { accepted: rows.length, replaced: await store(context, rows), rejected };
}

async function findRecordable(
  { database, viewer, settings, now }: EnvironmentContext,
  input: readonly GivenMeasurement[],
): Promise<Recordable> {
  const operatorIds = new Set(viewer.organizationIdsWith('environment:record'));
  const codes = [...new Set(input.map((given) => given.stationCode))];
  const [stations, parameters] = await Promise.all([
    findStationsByCode(database, codes),
    findParameters(database),
  ]);
  // Another organisation's station is answered as one that does not exist.
  const own = stations.filter((station) => operatorIds.has(station.operatorId));
  const measured = await findStationParameters(
    database,
    own.map((station) => station.id),
  );
  return {
    stations: new Map(own.map((station) => [station.code, station])),
    measured: new Map(
      [...Map.groupBy(measured, (one) => one.stationId)].map(([id, of]) => [
        id,
        new Set(of.map((one) => one.parameterCode)),
      ]),
    ),
    parameters: new Map(parameters.map((parameter) => [parameter.code, parameter])),
    now: now(),
    oldestDays: settings.oldestMeasurementDays,
  };
}

/** Answers how many of the rows replaced an earlier one, be it of this call. */
async function store(context: EnvironmentContext, rows: readonly MeasurementRow[]): Promise<number> {
  if (rows.length === 0) return 0;
  const last = [...new Map(rows.map((row) => [keyOf(row), row])).values()];
  const stationIds = [...new Set(last.map((row) => row.stationId))];
  const written = await context.database.$transaction(async (transaction) => {
    await lockStations(transaction, stationIds);
    const written = await upsertMeasurements(transaction, last);
    const changed = written.filter((one) => one.hasChanged).flatMap((one) => last[one.position] ?? []);
    if (changed.length > 0) {
      await rollUpHours(transaction, changed);
      await rollUpDays(transaction, changed);
      const events = measurementsRecorded(changed);
      await transaction.event.createMany({
        data: events.map((payload) => ({ topic: measurementTopic, payload })),
      });
    }
    return written;
  }, transactionTimes);
  context.feed.ring();
  return rows.length - last.length + written.filter((one) => one.isKnown).length;
}

function keyOf(row: MeasurementRow): string {
  return `${row.stationId} ${row.parameterCode} ${row.observedAt.getTime()}`;
}
