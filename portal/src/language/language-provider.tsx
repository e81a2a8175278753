'use client';

import { createContext, type ReactNode, useContext } from 'react';
import type { Locale } from './locale.ts';

const LocaleContext = createContext<Locale>('vi');

export function LanguageProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  return <LocaleContext value={locale}>{children}</LocaleContext>;
}

export function useLocale(): Locale {
  return useContext(LocaleContext);
}

/** `const words = useMessages(airMessages)`: the words of a feature in the reader's language. */
export function useMessages<M>(messages: Record<Locale, M>): M {
  return messages[useLocale()];
}
