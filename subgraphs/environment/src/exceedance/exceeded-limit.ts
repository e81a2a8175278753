import { localDay } from '@city/kit/time/vietnam-time';
import type { ParameterLimit } from '../parameter/parameter-limit.type.ts';

type Place = { waterBody: string | null; waterClass: string | null };

/** What a limit is compared with: a mean of at least so much of the time, or nothing. */
export type WindowMean = { mean: number; hours: number };

const hoursOf: Record<string, number> = { PT1H: 1, PT8H: 8, P1D: 24, P1Y: 365 * 24 };

/** A mean of less than three quarters of its time says nothing about the limit. */
const neededCoverage = 0.75;

export function windowHours(averaging: string): number {
  const hours = hoursOf[averaging];
  if (hours === undefined) throw new Error(`A limit is averaged over ${averaging}, which nobody can compute`);
  return hours;
}

/** The limits that hold for this water, or for the air, on the day of the measurement. */
export function limitsInForce(limits: readonly ParameterLimit[], place: Place, at: Date): ParameterLimit[] {
  const day = localDay(at);
  return limits.filter(
    (limit) =>
      limit.validFrom <= day &&
      (limit.validTo === null || limit.validTo >= day) &&
      (limit.waterBodies.length === 0 || limit.waterBodies.some((body) => body === place.waterBody)) &&
      (limit.waterClass === null || limit.waterClass === place.waterClass),
  );
}

/** The strictest limit that is exceeded, each compared only with the mean over its own averaging time. */
export function strictestExceeded(
  limits: readonly ParameterLimit[],
  value: number,
  meanOver: (averaging: string) => WindowMean | undefined,
): ParameterLimit | null {
  const exceeded = limits.filter((limit) => {
    const compared = limit.averaging === null ? value : soundMean(limit.averaging, meanOver(limit.averaging));
    return compared !== null && isOver(limit, compared);
  });
  return exceeded.toSorted(byStrictness)[0] ?? null;
}

function soundMean(averaging: string, window: WindowMean | undefined): number | null {
  if (!window || window.hours < neededCoverage * windowHours(averaging)) return null;
  return window.mean;
}

function isOver({ minimum, maximum }: ParameterLimit, value: number): boolean {
  return (maximum !== null && value > maximum) || (minimum !== null && value < minimum);
}

function byStrictness(a: ParameterLimit, b: ParameterLimit): number {
  const byMaximum = (a.maximum ?? Infinity) - (b.maximum ?? Infinity);
  if (byMaximum) return byMaximum;
  return (b.minimum ?? -Infinity) - (a.minimum ?? -Infinity) || 0;
}
