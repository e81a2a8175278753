import type { IndexNowFragment } from '#generated/air/graphql.ts';
import type { StationView } from './station-view.ts';

export type IndexView = Omit<IndexNowFragment, ' $fragmentName'>;
type IndexBand = NonNullable<IndexView['band']>;
export type Judged = { station: StationView; value: number; band: IndexBand };

/** The bands of VN_AQI from best to worst. */
const bandCodes = ['GOOD', 'MODERATE', 'POOR', 'BAD', 'VERY_BAD', 'HAZARDOUS'];
export const bandCount = bandCodes.length;

/** Where a band stands on the scale, 0 is the best; null for bands of another standard. */
export function stepOf(band: Pick<IndexBand, 'code'>): number | null {
  const step = bandCodes.indexOf(band.code);
  return step < 0 ? null : step;
}

/** The air stations that have an index, highest and so worst first. */
export function judgedAir(stations: readonly StationView[]): readonly Judged[] {
  return stations
    .flatMap((station) => {
      const { value, band } = station.index ?? { value: null, band: null };
      return station.kind === 'AIR' && value !== null && band !== null ? [{ station, value, band }] : [];
    })
    .toSorted((a, b) => b.value - a.value);
}

/** Air before water and the worst air first. For what the server reads: live news must not move the rows. */
export function worstFirst(stations: readonly StationView[]): readonly StationView[] {
  const judged = judgedAir(stations).map(({ station }) => station);
  const rest = stations.filter((station) => !judged.includes(station));
  return [
    ...judged,
    ...rest.filter(({ kind }) => kind === 'AIR'),
    ...rest.filter(({ kind }) => kind === 'WATER'),
  ];
}

/** An index that could not be had now does not take away the one that is known; an older hour never wins. */
export function newerIndex(known: IndexView | null, arrived: IndexView | null): IndexView | null {
  if (known === null || arrived === null) return arrived ?? known;
  return Date.parse(arrived.at) < Date.parse(known.at) ? known : arrived;
}
