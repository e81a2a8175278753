import type { Queries } from '../database.ts';
import type { MeasurementQuality } from '../generated/prisma/enums.ts';
import type { Measurement } from './measurement.type.ts';

export type MeasurementKey = { stationId: string; parameterCode: string; observedAt: Date };

export type MeasurementRow = MeasurementKey & { value: number; quality: MeasurementQuality };

export type WrittenMeasurement = { position: number; isKnown: boolean; hasChanged: boolean };

/**
 * Writes rows with distinct keys and tells which of them were there before, and which say something new.
 * The stations must be locked: otherwise a row that is written meanwhile would be counted as new.
 */
export async function upsertMeasurements(
  transaction: Queries,
  rows: readonly MeasurementRow[],
): Promise<WrittenMeasurement[]> {
  const columns = columnsOf(rows);
  return transaction.$queryRaw<WrittenMeasurement[]>`
    with given as (
      select * from unnest(
        ${columns.stationIds}::uuid[], ${columns.parameterCodes}::text[], ${columns.instants}::timestamptz[],
        ${rows.map((row) => row.value)}::float8[], ${rows.map((row) => row.quality)}::measurement_quality[]
      ) with ordinality as given (station_id, parameter_code, observed_at, value, quality, position)
    ),
    compared as (
      select given.*, known.value is not null as is_known,
             (known.value, known.quality) is distinct from (given.value, given.quality) as has_changed
        from given
        left join measurement known
          on known.station_id = given.station_id and known.parameter_code = given.parameter_code
         and known.observed_at = given.observed_at
         -- Lets the planner leave out the months that the call does not touch.
         and known.observed_at between ${columns.first}::timestamptz and ${columns.last}::timestamptz
    ),
    written as (
      insert into measurement (station_id, parameter_code, observed_at, value, quality)
      select station_id, parameter_code, observed_at, value, quality from compared where has_changed
       order by station_id, parameter_code, observed_at
      on conflict (station_id, parameter_code, observed_at)
      do update set value = excluded.value, quality = excluded.quality
    )
    select position::int - 1 as position, is_known as "isKnown", has_changed as "hasChanged" from compared`;
}

/** Newest measurement of each parameter of each station, by one index probe for each. */
export async function findLatest(database: Queries, stationIds: readonly string[]): Promise<Measurement[]> {
  return database.$queryRaw<Measurement[]>`
    select measured.station_id as "stationId", measured.parameter_code as "parameterCode",
           latest.observed_at as "observedAt", latest.value, latest.quality::text as quality
      from station_parameter measured
      join parameter on parameter.code = measured.parameter_code
     cross join lateral (
       select observed_at, value, quality from measurement
        where station_id = measured.station_id and parameter_code = measured.parameter_code
        order by observed_at desc limit 1
     ) latest
     where measured.station_id = any(${stationIds}::uuid[])
     order by parameter.position`;
}

export async function findMeasurements(
  database: Queries,
  keys: readonly MeasurementKey[],
): Promise<Measurement[]> {
  if (keys.length === 0) return [];
  const columns = columnsOf(keys);
  return database.$queryRaw<Measurement[]>`
    select found.station_id as "stationId", found.parameter_code as "parameterCode",
           found.observed_at as "observedAt", found.value, found.quality::text as quality
      from unnest(
        ${columns.stationIds}::uuid[], ${columns.parameterCodes}::text[], ${columns.instants}::timestamptz[]
      ) as asked (station_id, parameter_code, observed_at)
      join measurement found using (station_id, parameter_code, observed_at)
      join parameter on parameter.code = found.parameter_code
     where found.observed_at between ${columns.first}::timestamptz and ${columns.last}::timestamptz
     order by found.observed_at, parameter.position`;
}

function columnsOf(keys: readonly MeasurementKey[]) {
  const instants = keys.map((key) => key.observedAt.toISOString());
  const sorted = instants.toSorted();
  return {
    stationIds: keys.map((key) => key.stationId),
    parameterCodes: keys.map((key) => key.parameterCode),
    instants,
    first: sorted[0],
    last: sorted.at(-1),
  };
}
