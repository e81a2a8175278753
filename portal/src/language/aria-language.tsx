'use client';

import type { ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { useLocale } from './language-provider.tsx';
import { languageTags } from './locale.ts';

/** The reader's language for react-aria's fields and tables; kept out of the pages that have none. */
export function AriaLanguage({ children }: { children: ReactNode }) {
  return <I18nProvider locale={languageTags[useLocale()]}>{children}</I18nProvider>;
}
