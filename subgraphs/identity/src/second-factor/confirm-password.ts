import { badUserInput, fieldProblem, forbidden, rateLimited } from '@city/kit/errors/city-error';
import type { IdentityContext } from '../context.ts';
import { isPasswordOf, longestPassword } from '../sign-in/password.ts';
import { hasJustSignedIn, recentMinutes } from './recent-sign-in.ts';
import { secondFactorErrors as errors } from './second-factor.errors.ts';

const busyRetrySeconds = 5;

/**
 * Before anything that guards the account is changed the person types the password again: whoever finds an open
 * session, or a cookie, does not take the account over. Counted with the attempts to sign in.
 * Who has no password (having come from another provider) shows a one-time code, or has just signed in there.
 */
export async function confirmPassword(
  context: IdentityContext,
  typed: string,
  field = 'password',
): Promise<{ citizenId: string }> {
  const { viewer, database, registrationGate } = context;
  const citizenId = viewer.citizenId;
  if (citizenId === null) throw forbidden();
  const { passwordHash } = await database.citizen.findUniqueOrThrow({
    where: { id: citizenId },
    select: { passwordHash: true },
  });
  const isRight =
    passwordHash === null
      ? hasJustSignedIn(viewer) || (await isCode(context, citizenId, typed))
      : // By person: who is signed in does not wait for others of the same network.
        await registrationGate.pass(`citizen:${citizenId}`, () =>
          isPassword(context, citizenId, passwordHash, typed),
        );
  if (isRight === null) throw rateLimited(busyRetrySeconds);
  if (!isRight) throw badUserInput([fieldProblem(field, errors.PASSWORD_WRONG)]);
  return { citizenId };
}

/**
 * For what is changed by a form that people fill in right after signing in: then the sign-in is enough, and the
 * password need not be typed twice. A password that is sent is checked all the same.
 */
export async function confirmRecently(
  context: IdentityContext,
  typed: string | null | undefined,
): Promise<{ citizenId: string }> {
  const { viewer } = context;
  if (typed) return confirmPassword(context, typed);
  if (viewer.citizenId === null) throw forbidden();
  if (!hasJustSignedIn(viewer))
    throw badUserInput([fieldProblem('password', errors.CONFIRMATION_NEEDED, { minutes: recentMinutes })]);
  return { citizenId: viewer.citizenId };
}

async function isPassword(
  { attempts, vault }: IdentityContext,
  citizenId: string,
  passwordHash: string,
  typed: string,
): Promise<boolean> {
  const key = vault.fingerprint('signInAccount', `citizen:${citizenId}`);
  const attempt = await attempts.begin(key, key);
  if ('lockedUntil' in attempt) throw rateLimited(secondsUntil(attempt.lockedUntil));
  const isRight = await isPasswordOf(passwordHash, typed.slice(0, longestPassword + 1));
  if (isRight) await attempts.succeed(attempt.id);
  return isRight;
}

async function isCode({ factors }: IdentityContext, citizenId: string, typed: string): Promise<boolean> {
  const outcome = await factors.check(citizenId, typed, `account:${citizenId}`);
  if (outcome.kind === 'locked') throw rateLimited(secondsUntil(outcome.until));
  return outcome.kind === 'right';
}

export const secondsUntil = (until: Date): number =>
  Math.max(1, Math.ceil((until.getTime() - Date.now()) / 1000));
