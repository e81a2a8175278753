import { timeZone } from '#language/locale.ts';

const dayFormat = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });

/** YYYY-MM-DD on the island, wherever the reader's device is set. */
export function islandDay(at: Date | string): string {
  return dayFormat.format(new Date(at));
}

export function daysLater(day: string, days: number): string {
  const noon = new Date(`${day}T12:00:00Z`);
  noon.setUTCDate(noon.getUTCDate() + days);
  return noon.toISOString().slice(0, 10);
}

/** The instant at which the island's clocks show this. */
export function islandInstant(day: string, clock: string): string {
  return new Date(`${day}T${clock}:00+07:00`).toISOString();
}
