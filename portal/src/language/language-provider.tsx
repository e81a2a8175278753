'use client';

import { createContext, type ReactNode, useContext } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { type Locale, languageTags } from './locale.ts';

const LocaleContext = createContext<Locale>('vi');

export function LanguageProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  return (
    <LocaleContext value={locale}>
      <I18nProvider locale={languageTags[locale]}>{children}</I18nProvider>
    </LocaleContext>
  );
}

export function useLocale(): Locale {
  return useContext(LocaleContext);
}

/** `const words = useMessages(airMessages)`: the words of a feature in the reader's language. */
export function useMessages<M>(messages: Record<Locale, M>): M {
  return messages[useLocale()];
}
