import { isDay } from '@city/kit/time/vietnam-time';

export type BirthDate = { day: string; precision: 'DAY' | 'YEAR' };

/** Two digits of a birth year mean the past: the latest century in which the day is not after today. */
export function birthDate(digits: string, today: string): BirthDate | null {
  const year = digits.slice(0, 2);
  if (!/^\d\d$/.test(year)) return null;
  const month = digits.slice(2, 4);
  const dayOfMonth = digits.slice(4, 6);
  // A document may leave the month or the day unknown.
  const isYearOnly = /^(<<|00)$/.test(month) || /^(<<|00)$/.test(dayOfMonth);
  const rest = isYearOnly ? '-01-01' : `-${month}-${dayOfMonth}`;
  const century = Number(today.slice(0, 2));
  for (const candidate of [century, century - 1]) {
    const day = `${candidate}${year}${rest}`;
    if (isDay(day) && day <= today) return { day, precision: isYearOnly ? 'YEAR' : 'DAY' };
  }
  return null;
}

/** Two digits of an expiry year lie between ten years ago and ninety years ahead: a rule of its own. */
export function expiryDate(digits: string, today: string): string | null {
  if (!/^\d{6}$/.test(digits)) return null;
  const earliest = Number(today.slice(0, 4)) - 10;
  const year = earliest + ((Number(digits.slice(0, 2)) - (earliest % 100) + 100) % 100);
  const day = `${year}-${digits.slice(2, 4)}-${digits.slice(4, 6)}`;
  return isDay(day) ? day : null;
}
