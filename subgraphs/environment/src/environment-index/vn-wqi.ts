import { roundHalfUp } from './half-up.ts';
import type { SubIndex } from './vn-aqi.ts';

/** Decision 1460/QĐ-TCMT: values that are apart from the index on both sides get this. */
const outside = 10;

const phPoints: Point[] = [
  [5.5, 50],
  [6, 100],
  [8.5, 100],
  [9, 50],
];
const oxygenPoints: Point[] = [
  [20, 25],
  [50, 50],
  [75, 75],
  [88, 100],
  [112, 100],
  [125, 75],
  [150, 50],
  [200, 25],
];
const ammoniumPoints: Point[] = [
  [0.3, 75],
  [0.6, 50],
  [0.9, 25],
  [5, 10],
];

type Point = readonly [value: number, index: number];

export function phIndex(ph: number): number {
  return between(phPoints, ph) ?? outside;
}

/** By saturation: how much oxygen water can hold depends on its temperature in °C. */
export function oxygenIndex(milligramsPerLitre: number, temperature: number): number {
  return between(oxygenPoints, oxygenSaturation(milligramsPerLitre, temperature)) ?? outside;
}

export function oxygenSaturation(milligramsPerLitre: number, t: number): number {
  const saturated = 14.652 - 0.41022 * t + 0.007991 * t ** 2 - 0.000077774 * t ** 3;
  return (milligramsPerLitre / saturated) * 100;
}

/** Milligrams of nitrogen per litre. */
export function ammoniumIndex(nitrogen: number): number {
  if (nitrogen < 0.3) return 100;
  return between(ammoniumPoints, nitrogen) ?? outside;
}

/** What can be said of single parameters; values by parameter code. */
export function wqiParts(values: ReadonlyMap<string, number>): SubIndex[] {
  const [ph, oxygen, temperature, ammonium] = ['PH', 'DO', 'TEMPERATURE', 'NH4'].map((code) =>
    values.get(code),
  );
  const parts: [string, number | undefined][] = [
    ['PH', ph === undefined ? undefined : phIndex(ph)],
    ['DO', oxygen === undefined || temperature === undefined ? undefined : oxygenIndex(oxygen, temperature)],
    ['NH4', ammonium === undefined ? undefined : ammoniumIndex(ammonium)],
  ];
  return parts.flatMap(([parameter, value]) =>
    value === undefined ? [] : [{ parameter, value: roundHalfUp(value) }],
  );
}

/** Groups of the Decision that our parameters belong to. Suspended solids (TSS) are in none. */
const groupOf: Record<string, string> = { PH: 'I', DO: 'IV', NH4: 'IV' };

export const neededGroups = 3;
export const neededInGroupFour = 3;

export function wqiGroups(parameters: readonly string[]): { groups: number; inGroupFour: number } {
  const groups = parameters.flatMap((parameter) => groupOf[parameter] ?? []);
  return { groups: new Set(groups).size, inGroupFour: groups.filter((group) => group === 'IV').length };
}

function between(points: readonly Point[], value: number): number | null {
  for (const [index, [high, indexHigh]] of points.entries()) {
    const [low, indexLow] = points[index - 1] ?? [high, indexHigh];
    if (value >= low && value <= high) {
      return high === low ? indexHigh : indexLow + ((indexHigh - indexLow) / (high - low)) * (value - low);
    }
  }
  return null;
}
