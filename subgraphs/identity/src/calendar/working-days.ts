import { readFileSync } from 'node:fs';
import { addDays } from '@city/kit/time/vietnam-time';
import { z } from 'zod';

const calendarSchema = z.object({
  source: z.string(),
  days: z.array(
    z.object({
      day: z.iso.date(),
      kind: z.enum(['HOLIDAY', 'COMPENSATORY', 'SWAPPED_REST', 'SWAPPED_WORKING']),
      note: z.string(),
      provisional: z.boolean().optional(),
    }),
  ),
});

/** Days are announced year by year: a file says them, no formula. */
const calendar = calendarSchema.parse(
  JSON.parse(readFileSync(new URL('../../seed/rest-days.json', import.meta.url), 'utf8')),
);

const special = new Map(calendar.days.map(({ day, kind }) => [day, kind]));

export function isWorkingDay(day: string): boolean {
  const kind = special.get(day);
  if (kind !== undefined) return kind === 'SWAPPED_WORKING';
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/** The last day of a term of working days: counting begins on the day after. */
export function addWorkingDays(day: string, count: number): string {
  let current = day;
  for (let left = count; left > 0; ) {
    current = addDays(current, 1);
    if (isWorkingDay(current)) left -= 1;
  }
  return current;
}

/** A term that ends on a rest day ends on the next working day (Civil Code 2015, article 148). */
export function endOfTerm(day: string, days: number): string {
  let end = addDays(day, days);
  while (!isWorkingDay(end)) end = addDays(end, 1);
  return end;
}
