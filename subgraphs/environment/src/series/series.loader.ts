import DataLoader from 'dataloader';
import type { Queries } from '../database.ts';
import type { SeriesRange } from './read-series.ts';
import { findSeries, type SeriesOf, type SeriesRow } from './series.store.ts';

export type SeriesKey = SeriesOf & SeriesRange;

/** All series of one range and step are read by one query, whatever their stations and parameters. */
export function createSeriesLoader(database: Queries) {
  return new DataLoader<SeriesKey, SeriesRow[], string>(
    async (keys) => {
      const rowsOf = new Map<SeriesKey, SeriesRow[]>();
      const groups = [...Map.groupBy(keys, rangeOf).values()];
      await Promise.all(
        groups.map(async (group) => {
          const range = group[0];
          if (!range) return;
          const byPosition = Map.groupBy(await findSeries(database, group, range), (row) => row.position);
          for (const [position, key] of group.entries()) rowsOf.set(key, byPosition.get(position) ?? []);
        }),
      );
      return keys.map((key) => rowsOf.get(key) ?? []);
    },
    { cacheKeyFn: (key) => `${key.stationId} ${key.parameterCode} ${rangeOf(key)}` },
  );
}

function rangeOf({ from, to, step }: SeriesRange): string {
  return `${from.getTime()} ${to.getTime()} ${step.kind === 'month' ? step.kind : step.seconds}`;
}
