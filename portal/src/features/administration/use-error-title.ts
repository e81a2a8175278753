'use client';

import { useEffect } from 'react';
import { useLocale } from '#language/language-provider.tsx';
import { administrationMessages } from './administration.messages.ts';

/** The title of the page says that something is wrong as long as it is: it is what a screen reader reads first. */
export function useErrorTitle(hasErrors: boolean): void {
  const prefix = administrationMessages[useLocale()].errorTitle;
  useEffect(() => {
    if (!hasErrors) return undefined;
    document.title = `${prefix}${document.title}`;
    return () => {
      document.title = document.title.replace(prefix, '');
    };
  }, [hasErrors, prefix]);
}
