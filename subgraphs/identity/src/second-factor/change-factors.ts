import {
  badUserInput,
  cityError,
  fieldProblem,
  forbidden,
  notFound,
  rateLimited,
} from '@city/kit/errors/city-error';
import { isUuid } from '@city/kit/text/is-uuid';
import { isSendableText, tidyText } from '../citizen/read-input.ts';
import type { IdentityContext } from '../context.ts';
import type { Queries } from '../database.ts';
import { qrCode } from '../pages/enrol-page.ts';
import { type PasskeyRow, PasskeyStore } from '../passkey/passkey.store.ts';
import { readCredential } from '../passkey/read-credential.ts';
import { tellOwner } from './account-news.ts';
import { confirmPassword, secondsUntil } from './confirm-password.ts';
import { secondFactorErrors as errors } from './second-factor.errors.ts';
import { SecondFactorStore } from './second-factor.store.ts';
import { totpAddress } from './totp.ts';

const nameLengths = { minimum: 1, maximum: 60 };

export async function beginTotp(context: IdentityContext, password: string) {
  const { citizenId } = await confirmPassword(context, password);
  const secret = await context.factors.beginTotp(citizenId, sessionOf(context));
  const { fullName } = await context.stores.citizens.get(citizenId);
  const address = totpAddress(secret, fullName);
  return { secret, address, qrCode: qrCode(address) };
}

const sessionOf = ({ viewer }: IdentityContext) => `session:${viewer.sessionId ?? ''}`;

/** The recovery codes are given with the first factor only, and only now. */
export async function confirmTotp(context: IdentityContext, code: string): Promise<string[]> {
  const citizenId = ownId(context);
  const outcome = await context.factors.confirmTotp(citizenId, {
    typed: code,
    network: `account:${citizenId}`,
    begunBy: sessionOf(context),
  });
  if (outcome.kind === 'locked') throw rateLimited(secondsUntil(outcome.until));
  if (outcome.kind === 'used') throw badUserInput([fieldProblem('code', errors.FACTOR_CODE_USED)]);
  if (outcome.kind !== 'added') throw badUserInput([fieldProblem('code', errors.FACTOR_CODE_WRONG)]);
  context.feed.ring();
  return outcome.recoveryCodes ?? [];
}

export async function removeTotp(context: IdentityContext, password: string): Promise<void> {
  const { citizenId } = await confirmPassword(context, password);
  await removeOne(context, citizenId, async (tx) => {
    await new SecondFactorStore(tx, context.vault).removeTotp(citizenId);
  });
}

export async function createRecoveryCodes(context: IdentityContext, password: string): Promise<string[]> {
  const { citizenId } = await confirmPassword(context, password);
  const codes = await context.factors.newRecoveryCodes(citizenId);
  await tell(context, citizenId, 'codesRenewed');
  return codes;
}

export async function beginPasskey(context: IdentityContext, password: string): Promise<string> {
  const { citizenId } = await confirmPassword(context, password);
  const { fullName } = await context.stores.citizens.get(citizenId);
  return JSON.stringify(await context.passkeys.addOptions({ citizenId, name: fullName }));
}

export async function addPasskey(
  context: IdentityContext,
  given: { name: string; credential: string },
): Promise<{ passkey: PasskeyRow; recoveryCodes: string[] }> {
  const citizenId = ownId(context);
  const name = tidyText(given.name);
  if (!isSendableText(name, nameLengths))
    throw badUserInput([fieldProblem('name', errors.FACTOR_NAME_INVALID, nameLengths)]);
  const passkey = await context.passkeys.add({
    citizenId,
    name,
    answer: readCredential(given.credential),
  });
  if (!passkey) throw badUserInput([fieldProblem('credential', errors.PASSKEY_REFUSED)]);
  await tell(context, citizenId, 'factorAdded');
  const { recoveryCodes } = await context.factors.held(citizenId);
  return {
    passkey,
    recoveryCodes: recoveryCodes > 0 ? [] : await context.factors.newRecoveryCodes(citizenId),
  };
}

export async function removePasskey(
  context: IdentityContext,
  given: { id: string; password: string },
): Promise<void> {
  const { citizenId } = await confirmPassword(context, given.password);
  await removeOne(context, citizenId, async (tx) => {
    const isRemoved = isUuid(given.id) && (await new PasskeyStore(tx).remove(citizenId, given.id));
    if (!isRemoved) throw notFound({ vi: 'khóa truy cập này', en: 'this passkey' });
  });
}

/** Without the last factor the recovery codes mean nothing, and who has a role keeps one. */
async function removeOne(
  context: IdentityContext,
  citizenId: string,
  remove: (tx: Queries) => Promise<void>,
): Promise<void> {
  const isObligatory = await context.factors.isObligatory(citizenId);
  await context.database.$transaction(async (tx) => {
    // Of two that are removed at once, one is the last.
    await tx.$executeRaw`select 1 from citizen where id = ${citizenId}::uuid for update`;
    await remove(tx);
    const store = new SecondFactorStore(tx, context.vault);
    const { totp, passkeys } = await store.held(citizenId);
    if (!totp && passkeys === 0) {
      if (isObligatory) throw cityError(errors.LAST_FACTOR);
      await store.removeAll(citizenId);
    }
    await tellOwner(tx, citizenId, 'factorRemoved');
  });
  context.feed.ring();
}

async function tell(
  { database, feed }: IdentityContext,
  citizenId: string,
  what: Parameters<typeof tellOwner>[2],
): Promise<void> {
  await database.$transaction((tx) => tellOwner(tx, citizenId, what));
  feed.ring();
}

function ownId({ viewer }: IdentityContext): string {
  if (viewer.citizenId === null) throw forbidden();
  return viewer.citizenId;
}
