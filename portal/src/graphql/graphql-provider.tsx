'use client';

import { type ReactNode, useMemo } from 'react';
import { cacheExchange, createClient, fetchExchange, Provider } from 'urql';
import { createLiveConnection } from '#features/live/live-connection.ts';
import { LiveConnectionContext } from '#features/live/live-connection-context.ts';
import { useLocale } from '#language/language-provider.tsx';

/** The browser's way to the graph: through the portal's own address, which knows who is signed in. */
export function GraphqlProvider({ children }: { children: ReactNode }) {
  const locale = useLocale();
  const client = useMemo(
    () =>
      createClient({
        url: '/graphql',
        exchanges: [cacheExchange, fetchExchange],
        preferGetMethod: false,
        requestPolicy: 'cache-and-network',
        fetchOptions: { credentials: 'same-origin', headers: { 'accept-language': locale } },
      }),
    [locale],
  );
  const live = useMemo(() => createLiveConnection(locale), [locale]);
  return (
    <Provider value={client}>
      <LiveConnectionContext value={live}>{children}</LiveConnectionContext>
    </Provider>
  );
}
