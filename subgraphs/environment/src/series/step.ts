import { addDays, localDay, startOfLocalDay } from '@city/kit/time/vietnam-time';

/** A month of the calendar, or a fixed number of seconds. */
export type Step = { kind: 'month' } | { kind: 'fixed'; seconds: number };

const pattern = /^P(?:(\d{1,3})W|(?:(\d{1,3})M)?(?:(\d{1,3})D)?(?:T(?=\d)(?:(\d{1,4})H)?(?:(\d{1,5})M)?)?)$/;

const minute = 60;
const hour = 3_600;
const day = 24 * hour;

/** Steps of fixed length are counted from a Monday at midnight in Vietnam, so that days and weeks begin there too. */
export const stepOrigin = startOfLocalDay('1970-01-05');

/** PT1M to P1M; above an hour only whole hours, which the hourly roll-up can answer. Null for anything else. */
export function parseStep(text: string): Step | null {
  const parts = pattern
    .exec(text)
    ?.slice(1)
    .map((part) => (part ? Number(part) : 0));
  if (!parts) return null;
  const [weeks = 0, months = 0, days = 0, hours = 0, minutes = 0] = parts;
  const seconds = (weeks * 7 + days) * day + hours * hour + minutes * minute;
  if (months > 0) return months === 1 && seconds === 0 ? { kind: 'month' } : null;
  if (seconds < minute || seconds > 31 * day) return null;
  if (seconds > hour && seconds % hour !== 0) return null;
  return { kind: 'fixed', seconds };
}

/** Start of the step that an instant lies in. */
export function stepStart(step: Step, instant: Date): Date {
  if (step.kind === 'month') return startOfLocalDay(`${localDay(instant).slice(0, 7)}-01`);
  const lengthMs = step.seconds * 1000;
  const origin = stepOrigin.getTime();
  return new Date(origin + Math.floor((instant.getTime() - origin) / lengthMs) * lengthMs);
}

/** Start of the step after the one that begins at `start`. */
export function nextStep(step: Step, start: Date): Date {
  if (step.kind === 'fixed') return new Date(start.getTime() + step.seconds * 1000);
  const laterMonth = addDays(localDay(start), 31).slice(0, 7);
  return startOfLocalDay(`${laterMonth}-01`);
}

/** How many steps it takes from `from` to `to`, the first being the one that `from` lies in. */
export function countSteps(step: Step, from: Date, to: Date): number {
  const first = stepStart(step, from);
  if (step.kind === 'fixed') return Math.ceil((to.getTime() - first.getTime()) / (step.seconds * 1000));
  const monthOf = (instant: Date) => {
    const [year, month] = localDay(instant).split('-').map(Number);
    return (year ?? 0) * 12 + (month ?? 0);
  };
  return monthOf(new Date(to.getTime() - 1)) - monthOf(first) + 1;
}
