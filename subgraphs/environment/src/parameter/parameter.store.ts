import type { Queries } from '../database.ts';
import type { ParameterLimitModel, ParameterModel } from '../generated/prisma/models.ts';
import type { Parameter } from './parameter.type.ts';
import type { ParameterLimit } from './parameter-limit.type.ts';

export async function findParameters(database: Queries): Promise<Parameter[]> {
  const rows = await database.parameter.findMany({ orderBy: { position: 'asc' } });
  return rows.map(toParameter);
}

export async function findLimits(database: Queries): Promise<ParameterLimit[]> {
  const rows = await database.parameterLimit.findMany({
    orderBy: [{ standard: 'asc' }, { averaging: 'desc' }, { validFrom: 'asc' }],
  });
  return rows.map(toLimit);
}

/** Codes of the parameters of each station, in the order in which parameters are shown. */
export async function findStationParameters(
  database: Queries,
  stationIds: readonly string[],
): Promise<{ stationId: string; parameterCode: string }[]> {
  return database.stationParameter.findMany({
    where: { stationId: { in: [...stationIds] } },
    orderBy: { parameter: { position: 'asc' } },
  });
}

function toParameter(row: ParameterModel): Parameter {
  return {
    code: row.code,
    name: { vi: row.nameVi, en: row.nameEn },
    unit: row.unit,
    minimum: row.minimum,
    maximum: row.maximum,
  };
}

function toLimit(row: ParameterLimitModel): ParameterLimit {
  return {
    parameterCode: row.parameterCode,
    standard: row.standard,
    waterBodies: row.waterBodies,
    waterClass: row.waterClass,
    validFrom: dayOf(row.validFrom),
    validTo: row.validTo && dayOf(row.validTo),
    averaging: row.averaging,
    minimum: row.minimum,
    maximum: row.maximum,
  };
}

/** A DATE comes from the database as midnight in UTC. */
function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}
