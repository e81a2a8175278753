import type { CitizenStore } from '../citizen/citizen.store.ts';
import type { PersonalDataVault } from '../protection/personal-data-vault.ts';
import type { AttemptStore } from './attempt.store.ts';
import { isPasswordOf } from './password.ts';
import type { SignInGate } from './sign-in-gate.ts';
import { readSignInName } from './sign-in-name.ts';

export type SignInOutcome =
  | { kind: 'signedIn'; citizenId: string }
  | { kind: 'notMatching' }
  | { kind: 'locked'; until: Date }
  | { kind: 'busy' };

export type SignIn = (given: { name: string; password: string; network: string }) => Promise<SignInOutcome>;

type Parts = { citizens: CitizenStore; attempts: AttemptStore; vault: PersonalDataVault; gate: SignInGate };

export function createSignIn(parts: Parts): SignIn {
  return async ({ name, password, network }) => {
    const outcome = await parts.gate.pass(network, () => tryOnce(parts, name, password, network));
    return outcome ?? { kind: 'busy' };
  };
}

/** Names without an account are counted, locked and answered like those with one. */
async function tryOnce(
  { citizens, attempts, vault }: Parts,
  name: string,
  password: string,
  network: string,
): Promise<SignInOutcome> {
  const signInName = readSignInName(name);
  const credential = await citizens.findCredential(signInName);
  // One account may be tried by its number, its phone and its name: it is one account all the same.
  const account = credential ? `citizen:${credential.citizenId}` : `${signInName.kind}:${signInName.value}`;
  const attempt = await attempts.begin(
    vault.fingerprint('signInAccount', account),
    vault.fingerprint('signInAddress', network),
  );
  if ('lockedUntil' in attempt) return { kind: 'locked', until: attempt.lockedUntil };
  const isRight = await isPasswordOf(credential?.passwordHash ?? null, password);
  if (!credential || !isRight) return { kind: 'notMatching' };
  await attempts.succeed(attempt.id);
  return { kind: 'signedIn', citizenId: credential.citizenId };
}
