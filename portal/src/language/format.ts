import { type Locale, languageTags, timeZone } from './locale.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale}${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(languageTags[locale], { timeZone, ...options });
  formats.set(key, made);
  return made;
}

/** 14:03 */
export function formatClock(at: Date | string, locale: Locale): string {
  return dateFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(at));
}

/** 22/11/2026 or 22 November 2026 */
export function formatDay(at: Date | string, locale: Locale): string {
  const options: Intl.DateTimeFormatOptions =
    locale === 'vi'
      ? { day: '2-digit', month: '2-digit', year: 'numeric' }
      : { day: 'numeric', month: 'long', year: 'numeric' };
  return dateFormat(locale, options).format(new Date(at));
}

/** 22/11, 14:03 or 22 Nov, 14:03: enough where the year is plain. */
export function formatMoment(at: Date | string, locale: Locale): string {
  const day = dateFormat(locale, { day: 'numeric', month: locale === 'vi' ? 'numeric' : 'short' }).format(
    new Date(at),
  );
  return `${day}, ${formatClock(at, locale)}`;
}

/** 22/11/2026, 14:03:20: for titles, where the exact time is wanted. */
export function formatExact(at: Date | string, locale: Locale): string {
  const clock = dateFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  return `${formatDay(at, locale)}, ${clock.format(new Date(at))}`;
}

const steps: [limitSeconds: number, unit: Intl.RelativeTimeFormatUnit, seconds: number][] = [
  [60, 'second', 1],
  [3_600, 'minute', 60],
  [86_400, 'hour', 3_600],
  [Number.POSITIVE_INFINITY, 'day', 86_400],
];

/** 5 phút trước, 5 minutes ago */
export function formatAgo(at: Date | string, now: Date, locale: Locale): string {
  const seconds = (new Date(at).getTime() - now.getTime()) / 1000;
  const [, unit, size] = steps.find(([limit]) => Math.abs(seconds) < limit) ?? (['', 'day', 86_400] as const);
  return new Intl.RelativeTimeFormat(languageTags[locale], { numeric: 'auto' }).format(
    Math.round(seconds / size),
    unit,
  );
}

export function formatNumber(
  value: number,
  locale: Locale,
  maximumFractionDigits = 1,
  minimumFractionDigits = 0,
): string {
  return new Intl.NumberFormat(languageTags[locale], {
    maximumFractionDigits,
    minimumFractionDigits,
  }).format(value);
}

/** 20.000 ₫ or ₫20,000 */
export function formatMoney(dong: number, locale: Locale): string {
  return new Intl.NumberFormat(languageTags[locale], { style: 'currency', currency: 'VND' }).format(dong);
}
