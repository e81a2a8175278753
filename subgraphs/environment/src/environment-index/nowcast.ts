const neededOfNewestThree = 2;

/**
 * Weighted mean of the last twelve hours, the newest first, as Decision 1459/QĐ-TCMT 2.2.1.a says: the more the
 * hours differ, the more the newest count. Null unless two of the newest three hours were measured.
 *
 * The weights are always divided by their sum. The printed text leaves that out for a weight of 1/2, where it makes
 * no difference as long as no hour is missing; with gaps it would give 60 for 100 and 40, which mean 80.
 */
export function nowcast(hours: readonly (number | null)[]): number | null {
  const measured = hours.slice(0, 12).flatMap((mean, age) => (mean === null ? [] : [{ mean, age }]));
  if (measured.filter(({ age }) => age < 3).length < neededOfNewestThree) return null;
  const weight = nowcastWeight(measured.map(({ mean }) => mean));
  const total = measured.reduce((sum, { mean, age }) => sum + weight ** age * mean, 0);
  return total / measured.reduce((sum, { age }) => sum + weight ** age, 0);
}

/** Lowest over highest hour, and never below a half. */
export function nowcastWeight(means: readonly number[]): number {
  const highest = Math.max(...means);
  return highest > 0 ? Math.max(0.5, Math.min(...means) / highest) : 1;
}
