import type { Locale } from './locale.ts';

/** Words in both languages, beside the feature that says them. A key that English lacks fails the type check. */
export function defineMessages<M extends object>(messages: { vi: M; en: NoInfer<M> }): Record<Locale, M> {
  return messages;
}

export type Localized = { vi: string; en?: string | null };

/** The graph's own bilingual text; what nobody translated yet is shown in Vietnamese rather than left out. */
export function localized(text: Localized, locale: Locale): string {
  return locale === 'en' ? (text.en ?? text.vi) : text.vi;
}
