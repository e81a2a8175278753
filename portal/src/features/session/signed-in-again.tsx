'use client';

import { useEffect } from 'react';
import { tellSignedIn } from './sign-in-again.ts';

/** The windows that wait for it hear of the sign-in. */
export function SignedInAgain() {
  useEffect(tellSignedIn, []);
  return null;
}
