import type { Locale } from '#language/locale.ts';
import list from './nationalities.json' with { type: 'json' };

/** A code of three letters and its name in the reader's language. */
export type Nationality = readonly [code: string, name: string];

/** For server components: only the names of one language travel to the browser. */
export function readNationalities(locale: Locale): readonly Nationality[] {
  const names = list.map(([code = '', vi = '', en = '']): Nationality => [code, locale === 'vi' ? vi : en]);
  return names.sort(([, a], [, b]) => a.localeCompare(b, locale));
}
