import DataLoader from 'dataloader';
import type { Queries } from '../database.ts';
import { findLimits, findParameters, findStationParameters } from './parameter.store.ts';
import type { Parameter } from './parameter.type.ts';
import type { ParameterLimit } from './parameter-limit.type.ts';

export function createParameterLoader(database: Queries) {
  return new DataLoader<string, Parameter>(async (codes) => {
    const found = new Map((await findParameters(database, codes)).map((one) => [one.code, one]));
    return codes.map((code) => found.get(code) ?? new Error(`There is no parameter ${code}`));
  });
}

export function createLimitsLoader(database: Queries) {
  return new DataLoader<string, ParameterLimit[]>(async (codes) => {
    const byCode = Map.groupBy(await findLimits(database, codes), (limit) => limit.parameterCode);
    return codes.map((code) => byCode.get(code) ?? []);
  });
}

/** Station id to the codes of what it measures. */
export function createStationParametersLoader(database: Queries) {
  return new DataLoader<string, string[]>(async (stationIds) => {
    const byStation = Map.groupBy(await findStationParameters(database, stationIds), (row) => row.stationId);
    return stationIds.map((id) => byStation.get(id)?.map((row) => row.parameterCode) ?? []);
  });
}
