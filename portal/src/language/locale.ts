export const locales = ['vi', 'en'] as const;
export type Locale = (typeof locales)[number];
export const defaultLocale: Locale = 'vi';

export function isLocale(value: string): value is Locale {
  return (locales as readonly string[]).includes(value);
}

/** What `Intl` and the date fields go by; English as written in Britain, with the day before the month. */
export const languageTags: Record<Locale, string> = { vi: 'vi-VN', en: 'en-GB' };

/** All days, deadlines and clocks are those of the island, wherever the reader's device is set. */
export const timeZone = 'Asia/Ho_Chi_Minh';

/** The same address in another language, so that switching keeps the page. */
export function pathIn(locale: Locale, path: string): string {
  return path.replace(/^\/(vi|en)(?=\/|\?|$)/, `/${locale}`);
}
