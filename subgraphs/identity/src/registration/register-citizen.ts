import { randomBytes, randomUUID } from 'node:crypto';
import { cityError, rateLimited } from '@city/kit/errors/city-error';
import type { IdentityContext } from '../context.ts';
import type { Queries } from '../database.ts';
import type { PersonalDataVault } from '../protection/personal-data-vault.ts';
import { hashPassword } from '../sign-in/password.ts';
import { checkRegistration, type Registration, type RegistrationInput } from './check-registration.ts';
import { countByNetwork } from './count-by-network.ts';
import { inTurn } from './in-turn.ts';
import { issuePhoneCode, requireRoomForCode } from './phone-code.ts';
import { registrationErrors } from './registration.errors.ts';

const stepMs = 400;
const attemptsPerPhone = 60;
/** How long an account waits for its code; then it is removed. */
export const pendingMinutes = 30;
/**
 * How long it is safe from another registration of the number: to receive the code and type it. Who typed in a number
 * that is somebody else's keeps its holder out no longer.
 */
export const undisturbedMinutes = 2;

/**
 * One account per national ID under any concurrency: the unique keyed hash decides. All that can be said about the
 * input is said before anybody's record is looked at; after that every refusal has one text, one status and one time.
 */
export async function registerCitizen(
  context: IdentityContext,
  input: RegistrationInput,
): Promise<{ id: string }> {
  const { attempts, vault, database, isDemonstration, registrationsPerNetwork } = context;
  const registration = checkRegistration(input, isDemonstration);
  const phoneKey = vault.fingerprint('registrationPhone', registration.phone);
  const work = async () => {
    await countByNetwork(context, 'registrationNetwork', registrationsPerNetwork);
    const attempt = await attempts.begin(phoneKey, phoneKey, {
      perAccount: attemptsPerPhone,
      perAddress: attemptsPerPhone,
    });
    if ('lockedUntil' in attempt)
      throw rateLimited(Math.max(1, Math.ceil((attempt.lockedUntil.getTime() - Date.now()) / 1000)));
    const passwordHash = await hashPassword(registration.password);
    return database.$transaction((tx) => open(tx, vault, registration, passwordHash));
  };
  const outcome = await inTurn(context, stepMs, work);
  if (!outcome.isOpened) throw cityError(registrationErrors.ACCOUNT_NOT_OPENED);
  return { id: outcome.id };
}

async function open(
  tx: Queries,
  vault: PersonalDataVault,
  registration: Registration,
  passwordHash: string,
): Promise<{ id: string; isOpened: boolean }> {
  const { nationalId, phone, email, permanentAddress } = registration;
  const id = randomUUID();
  const nationalIdHash = vault.fingerprint('nationalId', nationalId);
  const phoneHash = vault.fingerprint('phone', phone);
  // Asked before anything depends on whether the number has an account.
  await requireRoomForCode(tx, phoneHash, 0);
  const holdersOfPhone = await tx.citizen.count({ where: { phoneHash } });
  if (holdersOfPhone > 0) return { id, isOpened: false };
  const pendingId = await takeNumberFromPending(tx, nationalIdHash);
  const { count } = await tx.citizen.createMany({
    skipDuplicates: true,
    data: [
      {
        id,
        fullName: registration.fullName,
        nationalIdHash,
        nationalIdCipher: vault.seal(nationalId, `nationalId:${id}`),
        dateOfBirth: new Date(registration.dateOfBirth),
        gender: registration.gender,
        emailCipher: vault.sealOptional(email, `email:${id}`),
        permanentAddressCipher: vault.sealOptional(permanentAddress, `permanentAddress:${id}`),
        assuranceLevel: 'SELF_DECLARED',
        passwordHash,
      },
    ],
  });
  if (count === 0) return { id, isOpened: false };
  if (pendingId) await removeDisplaced(tx, pendingId, id);
  await issuePhoneCode(tx, vault, { citizenId: id, phone });
  return { id, isOpened: true };
}

/** The account that waits for its code since longer than it takes, if there is one; it has the number no more. */
async function takeNumberFromPending(
  tx: Queries,
  nationalIdHash: Uint8Array<ArrayBuffer>,
): Promise<string | undefined> {
  const [pending] = await tx.$queryRaw<{ id: string }[]>`
    update citizen set national_id_hash = ${randomBytes(32)}
     where national_id_hash = ${nationalIdHash} and confirmed_at is null
       and registered_at < now() - make_interval(mins => ${undisturbedMinutes})
    returning id`;
  return pending?.id;
}

/** What was sent to its phone still counts, or that phone could be flooded by registering over and over. */
async function removeDisplaced(tx: Queries, pendingId: string, id: string): Promise<void> {
  await tx.phoneCode.updateMany({ where: { citizenId: pendingId }, data: { citizenId: id } });
  await tx.citizen.delete({ where: { id: pendingId } });
}
