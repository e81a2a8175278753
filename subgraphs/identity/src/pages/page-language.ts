import type { Language } from '@city/kit/errors/localized';
import { languageOf } from '@city/kit/request-identity/language';

/** What the person chose on the page, else what the portal asked for, else what the browser prefers. */
export function pageLanguage(given: {
  chosen?: string | null;
  uiLocales?: unknown;
  acceptLanguage?: string | undefined;
}): Language {
  if (given.chosen === 'vi' || given.chosen === 'en') return given.chosen;
  const asked = typeof given.uiLocales === 'string' ? given.uiLocales.split(' ') : [];
  for (const locale of asked) {
    const language = locale.toLowerCase().split('-', 1)[0];
    if (language === 'vi' || language === 'en') return language;
  }
  return languageOf(given.acceptLanguage);
}
