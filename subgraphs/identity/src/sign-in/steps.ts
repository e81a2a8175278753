import type { CitizenStore } from '../citizen/citizen.store.ts';
import type { Passkeys } from '../passkey/passkeys.ts';
import type { SecondFactors } from '../second-factor/second-factors.ts';
import type { UpstreamPerson, UpstreamProvider } from '../upstream/upstream-provider.ts';
import type { SignIn } from './sign-in.ts';
import type { SignInProgressStore } from './sign-in-progress.store.ts';
import type { Visit } from './visit.ts';

export type StepParts = {
  signIn: SignIn;
  citizens: Pick<CitizenStore, 'isFrozen' | 'get'>;
  factors: SecondFactors;
  passkeys: Passkeys;
  progress: SignInProgressStore;
  upstream: UpstreamProvider | null;
  takeUpstreamPerson: (person: UpstreamPerson) => Promise<string | null>;
};

/** What a posted form of one step does. */
export type Step = (visit: Visit, form: URLSearchParams, parts: StepParts) => Promise<void>;
