import type { StationPageQuery, StationSeriesQuery } from '#generated/air/graphql.ts';

type StationOfPage = NonNullable<StationPageQuery['station']>;
export type ParameterOfStation = StationOfPage['parameters'][number];
type Limit = ParameterOfStation['limits'][number];
type Point = NonNullable<StationSeriesQuery['station']>['series'][number];

export type HourPoint = { at: string; value: number | null };

const hourMs = 3_600_000;

/** One point for every hour, null where nothing valid was measured: a gap must not be drawn as a line. */
export function hourly(points: readonly Point[], from: Date, to: Date): readonly HourPoint[] {
  const byHour = new Map(points.map((point) => [Math.floor(Date.parse(point.at) / hourMs), point.mean]));
  const hours: HourPoint[] = [];
  for (let hour = Math.floor(from.getTime() / hourMs); hour <= Math.floor(to.getTime() / hourMs); hour += 1) {
    hours.push({ at: new Date(hour * hourMs).toISOString(), value: byHour.get(hour) ?? null });
  }
  return hours;
}

/** The limits in force on a day, shortest averaging time first. */
export function limitsInForce(parameter: ParameterOfStation, day: string): readonly Limit[] {
  const order = [null, 'PT1H', 'PT8H', 'P1D', 'P1Y'];
  return parameter.limits
    .filter(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day <= validTo))
    .toSorted((a, b) => order.indexOf(a.averaging) - order.indexOf(b.averaging));
}

/** Hourly means may be drawn against an hourly limit and no other: limits go with their averaging time. */
export function hourlyLimit(limits: readonly Limit[]): Limit | null {
  return (
    limits.find(
      ({ averaging, maximum }) => (averaging === 'PT1H' || averaging === null) && maximum !== null,
    ) ?? null
  );
}

export function summaryOf(points: readonly HourPoint[]): { low: number; high: number; mean: number } | null {
  const values = points.flatMap(({ value }) => (value === null ? [] : [value]));
  if (values.length < 2) return null;
  return {
    low: Math.min(...values),
    high: Math.max(...values),
    mean: values.reduce((sum, value) => sum + value, 0) / values.length,
  };
}
