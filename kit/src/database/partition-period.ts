export type Period = 'day' | 'month';

/** The start of the period, in UTC, in which an instant lies. */
export function periodOf(period: Period, instant: Date): Date {
  const day = period === 'day' ? instant.getUTCDate() : 1;
  return new Date(Date.UTC(instant.getUTCFullYear(), instant.getUTCMonth(), day));
}

export function addPeriods(period: Period, start: Date, count: number): Date {
  const [months, days] = period === 'month' ? [count, 0] : [0, count];
  return new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + months, start.getUTCDate() + days));
}

/** '20260301' for a day, '202603' for a month. */
export function suffixOf(period: Period, start: Date): string {
  return start
    .toISOString()
    .slice(0, period === 'day' ? 10 : 7)
    .replaceAll('-', '');
}

/** The start that a partition's suffix tells, or null when it is not one of ours. */
export function startOf(period: Period, suffix: string): Date | null {
  if (!(period === 'day' ? /^\d{8}$/ : /^\d{6}$/).test(suffix)) return null;
  const [year, month, day] = [suffix.slice(0, 4), suffix.slice(4, 6), suffix.slice(6) || '01'];
  return new Date(`${year}-${month}-${day}T00:00:00Z`);
}
