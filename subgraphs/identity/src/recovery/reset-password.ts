import { badUserInput, cityError, fieldProblem, rateLimited } from '@city/kit/errors/city-error';
import type { IdentityContext } from '../context.ts';
import type { Queries } from '../database.ts';
import { readCredential } from '../passkey/read-credential.ts';
import { inTurn } from '../registration/in-turn.ts';
import { passwordLengths, passwordProblem } from '../registration/password-rules.ts';
import { registrationErrors } from '../registration/registration.errors.ts';
import { tellOwner } from '../second-factor/account-news.ts';
import { confirmPassword, secondsUntil } from '../second-factor/confirm-password.ts';
import { SecondFactorStore } from '../second-factor/second-factor.store.ts';
import { readTypedCode } from '../second-factor/typed-code.ts';
import { endSessionsOf } from '../session/end-session.ts';
import { hashPassword } from '../sign-in/password.ts';
import { readSignInName } from '../sign-in/sign-in-name.ts';
import { recoveryErrors } from './recovery.errors.ts';
import { RecoveryStore } from './recovery.store.ts';

export type PasswordReset = {
  name: string;
  code: string;
  secondFactor?: string | null;
  passkey?: string | null;
  newPassword: string;
};

const stepMs = 400;
const longestName = 200;

/**
 * Two factors set a new password: the code that went to the phone, and a passkey or a code of the app or from paper. Or the code
 * that an officer handed over after seeing the document: it takes the place of both, so that factors that were lost
 * are removed. Whatever is wrong, answer and time are the same.
 */
export async function resetPassword(context: IdentityContext, given: PasswordReset): Promise<void> {
  refuseWeak(given.newPassword, 'input.newPassword');
  const outcome = await inTurn(context, stepMs, () => tryOnce(context, given));
  if (!outcome.isSet) throw cityError(recoveryErrors.RECOVERY_REFUSED);
  context.feed.ring();
}

async function tryOnce(context: IdentityContext, given: PasswordReset): Promise<{ isSet: boolean }> {
  const { database, vault, attempts, stores, network } = context;
  const name = readSignInName(given.name.slice(0, longestName));
  const credential = await stores.citizens.findCredential(name);
  const account = credential ? `citizen:${credential.citizenId}` : `${name.kind}:${name.value}`;
  const attempt = await attempts.beginByName({
    name: vault.fingerprint('recoveryName', `${name.kind}:${name.value}`),
    account: vault.fingerprint('recovery', account),
    address: vault.fingerprint('recoveryNetwork', network),
  });
  if ('lockedUntil' in attempt) throw rateLimited(secondsUntil(attempt.lockedUntil));
  // Before anything is known: it takes longest, and its time must not tell.
  const passwordHash = await hashPassword(given.newPassword);
  if (!credential || attempt.isAccountFull || (await stores.citizens.isFrozen(credential.citizenId)))
    return { isSet: false };
  const { citizenId } = credential;
  const recovery = await new RecoveryStore(database, vault).tryCode(
    citizenId,
    readTypedCode(given.code).code,
  );
  if (!recovery) return { isSet: false };
  // Before the second factor, which is good once: who only has to choose another password sends it again.
  await refusePersonal(context, citizenId, given.newPassword, 'input.newPassword');
  if (!recovery.isFromDesk && !(await hasSecondFactor(context, citizenId, given))) return { isSet: false };
  return database.$transaction(async (tx) => {
    if (!(await new RecoveryStore(tx, vault).use(recovery.id))) return { isSet: false };
    if (recovery.isFromDesk) await new SecondFactorStore(tx, vault).removeAll(citizenId);
    await setPassword(tx, vault, { citizenId, passwordHash, except: null });
    await tx.signInAttempt.updateMany({ where: { id: { in: attempt.ids } }, data: { succeeded: true } });
    return { isSet: true };
  });
}

async function hasSecondFactor(
  { factors, passkeys }: IdentityContext,
  citizenId: string,
  { passkey, secondFactor }: PasswordReset,
): Promise<boolean> {
  if (passkey) return (await passkeys.recoveringCitizen(readCredential(passkey))) === citizenId;
  const outcome = await factors.check(citizenId, secondFactor ?? '', `recovery:${citizenId}`);
  return outcome.kind === 'right';
}

/** By the person, who knows the old one. Other devices are signed out. */
export async function changePassword(
  context: IdentityContext,
  given: { current: string; newPassword: string },
): Promise<void> {
  context.viewer.requireAuthenticated();
  refuseWeak(given.newPassword, 'newPassword');
  const { citizenId } = await confirmPassword(context, given.current, 'currentPassword');
  await refusePersonal(context, citizenId, given.newPassword, 'newPassword');
  const passwordHash = await hashPassword(given.newPassword);
  const except = context.viewer.sessionId;
  await context.database.$transaction((tx) =>
    setPassword(tx, context.vault, { citizenId, passwordHash, except }),
  );
  context.feed.ring();
}

async function setPassword(
  tx: Queries,
  vault: IdentityContext['vault'],
  o: { citizenId: string; passwordHash: string; except: string | null },
): Promise<void> {
  const { citizenId, passwordHash, except } = o;
  await tx.citizen.update({
    where: { id: citizenId },
    data: { passwordHash, passwordChangedAt: new Date() },
  });
  await new RecoveryStore(tx, vault).closeAll(citizenId);
  await endSessionsOf(tx, citizenId, { reason: 'PASSWORD_CHANGED', except });
  await tellOwner(tx, citizenId, 'passwordChanged');
}

const nobody = { fullName: '', nationalId: '', phone: '', dateOfBirth: '' };

/** What can be said of the password alone, before anything about the account. */
function refuseWeak(password: string, field: string): void {
  const weak = passwordProblem(password, nobody);
  if (weak === 'length')
    throw badUserInput([fieldProblem(field, registrationErrors.PASSWORD_LENGTH, passwordLengths)]);
  if (weak) throw badUserInput([fieldProblem(field, registrationErrors.PASSWORD_COMMON)]);
}

async function refusePersonal(
  { stores, vault }: IdentityContext,
  citizenId: string,
  password: string,
  field: string,
): Promise<void> {
  const person = await stores.citizens.get(citizenId);
  const weak = passwordProblem(password, {
    fullName: person.fullName,
    nationalId: vault.open(person.nationalIdCipher, `nationalId:${citizenId}`),
    phone: person.phoneCipher ? vault.open(person.phoneCipher, `phone:${citizenId}`) : '',
    dateOfBirth: person.dateOfBirth?.toISOString().slice(0, 10) ?? '',
  });
  if (weak) throw badUserInput([fieldProblem(field, registrationErrors.PASSWORD_PERSONAL)]);
}
