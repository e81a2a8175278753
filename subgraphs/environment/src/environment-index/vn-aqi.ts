import { roundHalfUp } from './half-up.ts';
import { nowcast } from './nowcast.ts';

/** Decision 1459/QĐ-TCMT, table 2: concentrations in µg/Nm³ at the points of the index; null is not computed. */
const indexPoints = [0, 50, 100, 150, 200, 300, 400, 500] as const;

export const aqiColumns = {
  PM2_5: [0, 25, 50, 80, 150, 250, 350, 500],
  PM10: [0, 50, 150, 250, 350, 420, 500, 600],
  O3: [0, 160, 200, 300, 400, 800, 1000, 1200],
  /** Eight-hour mean of ozone: for days only, and not above 400. */
  O3_8H: [0, 100, 120, 170, 210, 400, null, null],
  NO2: [0, 100, 200, 700, 1200, 2350, 3100, 3850],
  SO2: [0, 125, 350, 550, 800, 1600, 2100, 2630],
  CO: [0, 10_000, 30_000, 45_000, 60_000, 90_000, 120_000, 150_000],
} as const satisfies Record<string, readonly (number | null)[]>;

export type AqiColumn = keyof typeof aqiColumns;

const particles = ['PM2_5', 'PM10'] as const;
const gases = ['O3', 'NO2', 'SO2', 'CO'] as const;

/** Parameters that enter the index, in the order in which one of two equals is named. */
export const aqiParameters: readonly string[] = [...particles, ...gases];

/** Not rounded; null where the standard computes none. */
export function subIndex(column: AqiColumn, concentration: number): number | null {
  const points: readonly (number | null)[] = aqiColumns[column];
  if (concentration <= 0) return 0;
  for (const [step, upper] of points.entries()) {
    const lower = points[step - 1];
    const [low, high] = [indexPoints[step - 1], indexPoints[step]];
    if (lower == null || low === undefined || high === undefined) continue;
    if (upper === null) return null;
    if (concentration <= upper) return low + ((high - low) / (upper - lower)) * (concentration - lower);
  }
  // Anything above the last point is still 500, where the column goes so far.
  return points.at(-1) === null ? null : 500;
}

export type SubIndex = { parameter: string; value: number };

/** Means of the last twelve hours by parameter, the newest first; null for an hour that was not measured. */
export type HourlyMeans = ReadonlyMap<string, readonly (number | null)[]>;

export type AqiHour = {
  parts: SubIndex[];
  dominant: SubIndex | null;
  missing: 'NO_PM' | 'TOO_FEW_HOURS' | null;
};

/** VN_AQI of an hour: particles by Nowcast, gases by the mean of the hour; without particles there is none. */
export function aqiOfHour(means: HourlyMeans): AqiHour {
  const concentrations = [
    ...particles.map((parameter) => [parameter, nowcast(means.get(parameter) ?? [])] as const),
    ...gases.map((parameter) => [parameter, means.get(parameter)?.[0] ?? null] as const),
  ];
  const parts = concentrations.flatMap(([parameter, concentration]) => {
    const value = concentration === null ? null : subIndex(parameter, concentration);
    return value === null ? [] : [{ parameter, value: roundHalfUp(value) }];
  });
  if (parts.some(({ parameter }) => isParticle(parameter))) {
    return { parts, dominant: highest(parts), missing: null };
  }
  const isMeasured = particles.some((parameter) => means.get(parameter)?.some((mean) => mean !== null));
  return { parts, dominant: null, missing: isMeasured ? 'TOO_FEW_HOURS' : 'NO_PM' };
}

/** The part that decides the index: the highest, and of equals the first. */
export function highest(parts: readonly SubIndex[]): SubIndex | null {
  return parts.reduce<SubIndex | null>((top, part) => (top && top.value >= part.value ? top : part), null);
}

function isParticle(parameter: string): boolean {
  return particles.some((particle) => particle === parameter);
}
