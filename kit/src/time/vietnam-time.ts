/**
 * Instants are UTC in storage; days, weeks and deadlines are those of Asia/Ho_Chi_Minh.
 * The zone has been UTC+7 without daylight saving since 1975, so an offset is exact and needs no zone tables.
 */
const offsetMs = 7 * 3_600_000;
const dayMs = 24 * 3_600_000;
// Before the year 1 is the year 1 before Christ: PostgreSQL knows no year 0.
const dayPattern = /^(?!0000)\d{4}-\d{2}-\d{2}$/;

/** The day ('YYYY-MM-DD') on which an instant falls in Vietnam. */
export function localDay(instant: Date): string {
  return new Date(instant.getTime() + offsetMs).toISOString().slice(0, 10);
}

/** The instant at which a day begins in Vietnam. */
export function startOfLocalDay(day: string): Date {
  return new Date(midnightUtc(day) - offsetMs);
}

export function addDays(day: string, days: number): string {
  return new Date(midnightUtc(day) + days * dayMs).toISOString().slice(0, 10);
}

/** Whether the text is a day that exists: '2024-02-29' does, '2023-02-29' does not, which JavaScript takes for 1 March. */
export function isDay(text: string): boolean {
  if (!dayPattern.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
}

function midnightUtc(day: string): number {
  if (!isDay(day)) throw new RangeError(`Not a day: ${day}`);
  return Date.parse(`${day}T00:00:00Z`);
}
