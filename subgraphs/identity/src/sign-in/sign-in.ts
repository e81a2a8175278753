import { meter } from '@city/kit/metrics/meter';
import type { CitizenStore } from '../citizen/citizen.store.ts';
import type { PersonalDataVault } from '../protection/personal-data-vault.ts';
import type { KnownBrowserStore } from '../session/known-browser.store.ts';
import type { AttemptStore } from './attempt.store.ts';
import { isPasswordOf } from './password.ts';
import type { SignInGate } from './sign-in-gate.ts';
import { readSignInName } from './sign-in-name.ts';

export type SignInOutcome =
  | { kind: 'signedIn'; citizenId: string }
  | { kind: 'notMatching' }
  | { kind: 'locked'; until: Date }
  | { kind: 'busy' };

type Given = { name: string; password: string; network: string; browser: string };

export type SignIn = (given: Given) => Promise<SignInOutcome>;

type Parts = {
  citizens: CitizenStore;
  browsers: KnownBrowserStore;
  attempts: AttemptStore;
  vault: PersonalDataVault;
  gate: SignInGate;
};

const countSignIn = meter.counter({
  name: 'sign_in_passwords_total',
  help: 'Passwords that were given to sign in, by what came of it.',
  labels: ['outcome'],
});

const nobody = '00000000-0000-0000-0000-000000000000';

const busy: SignInOutcome = { kind: 'busy' };

export function createSignIn(parts: Parts): SignIn {
  return async (given) => {
    const outcome = (await parts.gate.pass(given.network, () => tryOnce(parts, given))) ?? busy;
    countSignIn(1, { outcome: outcome.kind });
    return outcome;
  };
}

/** Names without an account are counted, locked and answered like those with one. */
async function tryOnce(
  { citizens, browsers, attempts, vault }: Parts,
  { name, password, network, browser }: Given,
): Promise<SignInOutcome> {
  const signInName = readSignInName(name);
  const credential = await citizens.findCredential(signInName);
  // One account may be tried by its number, its phone and its name: it is one account all the same.
  const account = credential ? `citizen:${credential.citizenId}` : `${signInName.kind}:${signInName.value}`;
  // Counted by itself: whoever guesses from elsewhere does not lock the owner out of a browser that was here before.
  const isKnown = await browsers.isKnown(credential?.citizenId ?? nobody, browser);
  const typed = `${signInName.kind}:${signInName.value}`;
  const browserKey = isKnown && vault.fingerprint('signInBrowser', `${account} ${browser}`);
  const attempt = await attempts.beginByName({
    name: vault.fingerprint('signInName', isKnown ? `${typed} ${browser}` : typed),
    account: browserKey || vault.fingerprint('signInAccount', account),
    address: browserKey || vault.fingerprint('signInAddress', network),
  });
  if ('lockedUntil' in attempt) return { kind: 'locked', until: attempt.lockedUntil };
  const isRight = await isPasswordOf(credential?.passwordHash ?? null, password);
  if (!credential || !isRight || attempt.isAccountFull) return { kind: 'notMatching' };
  await attempts.succeed(...attempt.ids);
  return { kind: 'signedIn', citizenId: credential.citizenId };
}
