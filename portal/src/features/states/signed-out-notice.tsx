'use client';

import { useEffect } from 'react';
import { onSignedIn, signInElsewhereAddress } from '#features/session/sign-in-again.ts';
import { useLocale } from '#language/language-provider.tsx';
import { statesMessages } from './states.messages.ts';

export type SignInStanding = 'fine' | 'signed-out' | 'signed-in-again';

type SignedOutNoticeProps = { standing: SignInStanding; onSignedInAgain: () => void };

/** At the foot of the window when the graph asked to sign in: leaving the page would lose what was typed. */
export function SignedOutNotice({ standing, onSignedInAgain }: SignedOutNoticeProps) {
  const locale = useLocale();
  const words = statesMessages[locale];
  const isSignedOut = standing === 'signed-out';
  useEffect(() => (isSignedOut ? onSignedIn(onSignedInAgain) : undefined), [isSignedOut, onSignedInAgain]);
  return (
    <div role="status" className="fixed inset-x-4 bottom-4 z-20 mx-auto max-w-prose shadow-float">
      {isSignedOut && (
        <p className="rounded-md border-l-4 border-amber bg-amber-wash px-4 py-3">
          <span className="font-medium">{words.signedOutHere}</span>{' '}
          <a
            href={signInElsewhereAddress(locale)}
            target="_blank"
            rel="noopener"
            className="link font-medium"
          >
            {words.signInElsewhere}
          </a>
          , {words.thenSend}
        </p>
      )}
      {standing === 'signed-in-again' && (
        <p className="rounded-md border-l-4 border-green bg-green-wash px-4 py-3 font-medium">
          {words.signedInHere}
        </p>
      )}
    </div>
  );
}
