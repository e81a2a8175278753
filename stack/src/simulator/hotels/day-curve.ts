import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

/** The share of a day that falls into each of its 24 hours in Vietnam. */
export type DayCurve = readonly number[];

const vietnamOffsetMs = 7 * 3_600_000;
const hourMs = 3_600_000;

export function readDayCurves(): { arrivals: DayCurve; departures: DayCurve } {
  const file = readFileSync(new URL('../../../data/hour-profile.csv', import.meta.url));
  const lines: { arrivals: string; departures: string }[] = parse(file, { columns: true });
  return {
    arrivals: lines.map(({ arrivals }) => Number(arrivals)),
    departures: lines.map(({ departures }) => Number(departures)),
  };
}

/** The share of a day's events between two instants, the curve being level within each hour. */
export function shareBetween(curve: DayCurve, from: Date, to: Date): number {
  let share = 0;
  for (let at = from.getTime(); at < to.getTime(); ) {
    const hour = Math.floor((at + vietnamOffsetMs) / hourMs);
    const end = Math.min((hour + 1) * hourMs - vietnamOffsetMs, to.getTime());
    share += (curve[hour % 24] ?? 0) * ((end - at) / hourMs);
    at = end;
  }
  return share;
}

/** The part of the day (0 to 1) by which `share` (0 to 1) of its events have happened. */
export function momentOfShare(curve: DayCurve, share: number): number {
  let sum = 0;
  for (const [hour, inHour] of curve.entries()) {
    if (share < sum + inHour) return (hour + (share - sum) / inHour) / 24;
    sum += inHour;
  }
  return 1;
}

/** A draw of how many events happen when `expected` do on average. */
export function poisson(expected: number, next: () => number): number {
  let count = 0;
  for (let rest = expected; rest > 0; rest -= 30) {
    // In steps, since the product would run out of digits.
    const limit = Math.exp(-Math.min(rest, 30));
    for (let product = next(); product > limit; product *= next()) count += 1;
  }
  return count;
}
