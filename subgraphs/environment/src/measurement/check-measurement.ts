import { type FieldProblem, fieldProblem } from '@city/kit/errors/city-error';
import type { MeasurementQuality } from '../generated/prisma/enums.ts';
import type { Parameter } from '../parameter/parameter.type.ts';
import type { Station } from '../station/station.type.ts';
import { measurementErrors } from './measurement.errors.ts';
import type { MeasurementRow } from './measurement.store.ts';

export type GivenMeasurement = {
  stationCode: string;
  parameter: string;
  value: number;
  observedAt: Date;
  quality: MeasurementQuality;
};

/** What a call may record: by code, the stations of the caller's organisations and what each of them measures. */
export type Recordable = {
  stations: ReadonlyMap<string, Station>;
  measured: ReadonlyMap<string, ReadonlySet<string>>;
  parameters: ReadonlyMap<string, Parameter>;
  now: Date;
  oldestDays: number;
};

const clockToleranceMs = 5 * 60_000;
const dayMs = 86_400_000;

/** The row to store, or why it is rejected. */
export function checkMeasurement(
  given: GivenMeasurement,
  { stations, measured, parameters, now, oldestDays }: Recordable,
): { row: MeasurementRow } | { problem: FieldProblem } {
  const station = stations.get(given.stationCode);
  if (!station) {
    return reject(
      fieldProblem('stationCode', measurementErrors.STATION_UNKNOWN, { code: given.stationCode }),
    );
  }
  const parameter = parameters.get(given.parameter);
  if (!parameter) {
    return reject(fieldProblem('parameter', measurementErrors.PARAMETER_UNKNOWN, { code: given.parameter }));
  }
  if (!measured.get(station.id)?.has(parameter.code)) {
    const names = { code: parameter.code, station: station.code };
    return reject(fieldProblem('parameter', measurementErrors.PARAMETER_NOT_MEASURED, names));
  }
  if (!Number.isFinite(given.value)) {
    return reject(fieldProblem('value', measurementErrors.VALUE_NOT_FINITE));
  }
  const ageMs = now.getTime() - given.observedAt.getTime();
  if (ageMs < -clockToleranceMs) {
    return reject(fieldProblem('observedAt', measurementErrors.OBSERVED_IN_FUTURE));
  }
  if (ageMs > oldestDays * dayMs) {
    return reject(fieldProblem('observedAt', measurementErrors.OBSERVED_TOO_LONG_AGO, { days: oldestDays }));
  }
  return {
    row: {
      stationId: station.id,
      parameterCode: parameter.code,
      observedAt: given.observedAt,
      value: given.value,
      quality: doubted(given, parameter),
    },
  };
}

/** What the device itself calls a calibration or a fault stays that; only what it calls valid can be doubted. */
function doubted(given: GivenMeasurement, parameter: Parameter): MeasurementQuality {
  const isInRange = given.value >= parameter.minimum && given.value <= parameter.maximum;
  return given.quality === 'VALID' && !isInRange ? 'IMPLAUSIBLE' : given.quality;
}

function reject(problem: FieldProblem): { problem: FieldProblem } {
  return { problem };
}
