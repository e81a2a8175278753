'use client';

import { type ReactNode, useMemo } from 'react';
import { useLocale } from '#language/language-provider.tsx';
import { createLiveConnection } from './live-connection.ts';
import { LiveConnectionContext } from './live-connection-context.ts';

/** For pages that only listen and let the server read: the socket without the query client. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const locale = useLocale();
  const connection = useMemo(() => createLiveConnection(locale), [locale]);
  return <LiveConnectionContext value={connection}>{children}</LiveConnectionContext>;
}
