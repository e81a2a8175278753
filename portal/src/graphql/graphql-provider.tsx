'use client';

import { type ReactNode, useMemo } from 'react';
import { cacheExchange, createClient, fetchExchange, Provider } from 'urql';
import { LiveProvider } from '#features/live/live-provider.tsx';
import { AriaLanguage } from '#language/aria-language.tsx';
import { useLocale } from '#language/language-provider.tsx';
import { askByHash } from './ask-by-hash.ts';

/** The browser's way to the graph: through the portal's own address, which knows who is signed in. */
export function GraphqlProvider({ children }: { children: ReactNode }) {
  const locale = useLocale();
  const client = useMemo(
    () =>
      createClient({
        url: '/graphql',
        exchanges: [askByHash, cacheExchange, fetchExchange],
        preferGetMethod: false,
        requestPolicy: 'cache-and-network',
        fetchOptions: { credentials: 'same-origin', headers: { 'accept-language': locale } },
      }),
    [locale],
  );
  return (
    <Provider value={client}>
      <AriaLanguage>
        <LiveProvider>{children}</LiveProvider>
      </AriaLanguage>
    </Provider>
  );
}
