'use client';

import { type ReactNode, useCallback, useMemo, useState } from 'react';
import {
  cacheExchange,
  createClient,
  fetchExchange,
  mapExchange,
  type OperationResult,
  Provider,
} from 'urql';
import { LiveProvider } from '#features/live/live-provider.tsx';
import { SignedOutNotice, type SignInStanding } from '#features/states/signed-out-notice.tsx';
import { AriaLanguage } from '#language/aria-language.tsx';
import { useLocale } from '#language/language-provider.tsx';
import { askByHash } from './ask-by-hash.ts';

/** The browser's way to the graph: through the portal's own address, which knows who is signed in. */
export function GraphqlProvider({ children }: { children: ReactNode }) {
  const locale = useLocale();
  const [standing, setStanding] = useState<SignInStanding>('fine');
  const onSignedInAgain = useCallback(() => setStanding('signed-in-again'), []);
  const client = useMemo(
    () =>
      createClient({
        url: '/graphql',
        exchanges: [
          askByHash,
          cacheExchange,
          mapExchange({ onResult: (result) => setStanding(isRefused(result) ? 'signed-out' : 'fine') }),
          fetchExchange,
        ],
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
        <SignedOutNotice standing={standing} onSignedInAgain={onSignedInAgain} />
      </AriaLanguage>
    </Provider>
  );
}

function isRefused({ error }: OperationResult): boolean {
  return error?.graphQLErrors.some(({ extensions }) => extensions.code === 'UNAUTHENTICATED') ?? false;
}
