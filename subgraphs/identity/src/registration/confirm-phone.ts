import { timingSafeEqual } from 'node:crypto';
import { badUserInput, cityError, fieldProblem } from '@city/kit/errors/city-error';
import { isUuid } from '@city/kit/text/is-uuid';
import type { CitizenRow } from '../citizen/citizen.store.ts';
import { CitizenStore } from '../citizen/citizen.store.ts';
import type { IdentityContext } from '../context.ts';
import { Prisma } from '../generated/prisma/client.ts';
import { tellOwner } from '../second-factor/account-news.ts';
import { PhoneCodeStore } from './phone-code.store.ts';
import { registrationErrors as errors } from './registration.errors.ts';
import { tellFormerContact } from './tell-former-contact.ts';

const wrong = () => badUserInput([fieldProblem('code', errors.CODE_WRONG)]);

/** The number to which the code went is the person's from now on; a new account comes to life. */
export async function confirmPhone(
  context: IdentityContext,
  given: { citizenId: string; code: string },
): Promise<CitizenRow> {
  const { database, vault, feed } = context;
  const citizenId = given.citizenId.toLowerCase();
  const digits = given.code.normalize('NFKC').replace(/[\s.\-\p{Cf}]/gu, '');
  const codes = new PhoneCodeStore(database);
  const newest = isUuid(citizenId) ? await codes.findNewest(citizenId) : null;
  // An account that does not exist answers like one whose code was another.
  if (!newest) throw wrong();
  const isTaken = await codes.takeAttempt(newest.id);
  const isRight = isSame(vault.open(newest.codeCipher, `code:${newest.id}`), digits);
  // Without an attempt left the code may have been used a moment ago, by the same person's other click.
  if (isRight && !isTaken && (await codes.find(newest.id))?.usedAt) throw cityError(errors.CODE_USED);
  if (!isTaken || !isRight) throw wrong();

  const phone = vault.open(newest.phoneCipher, `codePhone:${newest.id}`);
  const row = await database
    .$transaction(async (tx) => {
      if (!(await new PhoneCodeStore(tx).use(newest.id))) throw cityError(errors.CODE_USED);
      const citizens = new CitizenStore(tx, vault);
      const { phoneCipher } = await citizens.get(citizenId);
      const left = phoneCipher && vault.open(phoneCipher, `phone:${citizenId}`);
      if (left && left !== phone) {
        await tellFormerContact(tx, vault, { channel: 'SMS', address: left });
        await tellOwner(tx, citizenId, 'phoneChanged');
      }
      return citizens.takePhone(citizenId, phone);
    })
    .catch((error: unknown) => {
      throw isDuplicate(error) ? cityError(errors.PHONE_TAKEN) : error;
    });
  feed.ring();
  return row;
}

function isSame(code: string, given: string): boolean {
  const [a, b] = [Buffer.from(code), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}

const isDuplicate = (error: unknown): boolean =>
  error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
