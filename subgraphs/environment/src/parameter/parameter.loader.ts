import DataLoader from 'dataloader';
import type { Queries } from '../database.ts';
import { findLimits, findParameters, findStationParameters } from './parameter.store.ts';
import type { Parameter } from './parameter.type.ts';
import type { ParameterLimit } from './parameter-limit.type.ts';

/**
 * Parameters and limits are short lists of which nearly every answer needs most: each is read whole, once for an
 * operation, and not in the several parts in which a loader's ticks would ask for it.
 */
export function createParameterCatalogue(database: Queries) {
  let parameters: Promise<Map<string, Parameter>> | undefined;
  let limits: Promise<Map<string, ParameterLimit[]>> | undefined;
  return {
    async parameter(code: string): Promise<Parameter> {
      parameters ??= findParameters(database).then((all) => new Map(all.map((one) => [one.code, one])));
      const parameter = (await parameters).get(code);
      if (!parameter) throw new Error(`There is no parameter ${code}`);
      return parameter;
    },
    async limits(code: string): Promise<ParameterLimit[]> {
      limits ??= findLimits(database).then((all) => Map.groupBy(all, (limit) => limit.parameterCode));
      return (await limits).get(code) ?? [];
    },
  };
}

/** Station id to the codes of what it measures. */
export function createStationParametersLoader(database: Queries) {
  return new DataLoader<string, string[]>(async (stationIds) => {
    const byStation = Map.groupBy(await findStationParameters(database, stationIds), (row) => row.stationId);
    return stationIds.map((id) => byStation.get(id)?.map((row) => row.parameterCode) ?? []);
  });
}
