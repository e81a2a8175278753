import { randomUUID } from 'node:crypto';
import { isDay } from '@city/kit/time/vietnam-time';
import { agreesWith } from '../citizen/national-id.ts';
import { isProvinceCode } from '../citizen/province-codes.ts';
import { isSendableText, readNationalId, tidyText } from '../citizen/read-input.ts';
import type { Database, Queries } from '../database.ts';
import type { Gender } from '../generated/prisma/enums.ts';
import type { PersonalDataVault } from '../protection/personal-data-vault.ts';
import { RecoveryStore } from '../recovery/recovery.store.ts';
import { raiseEpoch } from '../revocation/revoke-tokens.ts';
import { SecondFactorStore } from '../second-factor/second-factor.store.ts';
import { endSessionsOf } from '../session/end-session.ts';
import type { UpstreamPerson } from './upstream-provider.ts';

type Parts = { database: Database; vault: PersonalDataVault; isDemonstration: boolean };

type Known = { nationalId: string; fullName: string; dateOfBirth: string; gender: Gender };

/**
 * The one account of the person whom another provider has identified, made where there is none. Null when what it
 * says of the person cannot be: then nothing is changed.
 */
export async function takeUpstreamPerson(parts: Parts, person: UpstreamPerson): Promise<string | null> {
  const known = readPerson(person, parts.isDemonstration);
  if (!known) return null;
  const { database, vault } = parts;
  const { issuer, subject } = person;
  const nationalIdHash = vault.fingerprint('nationalId', known.nationalId);
  return database.$transaction(async (tx) => {
    const link = await tx.upstreamAccount.findUnique({
      where: { issuer_subject: { issuer, subject } },
      select: { citizenId: true },
    });
    const holder = await tx.citizen.findUnique({ where: { nationalIdHash }, select: { id: true } });
    // The other provider gave this person another number before: an officer has to look at that.
    if (link && link.citizenId !== holder?.id) return null;
    const citizenId = randomUUID();
    await tx.citizen.createMany({
      skipDuplicates: true,
      data: [
        {
          id: citizenId,
          nationalIdHash,
          nationalIdCipher: vault.seal(known.nationalId, `nationalId:${citizenId}`),
          assuranceLevel: 'VERIFIED',
          confirmedAt: new Date(),
          ...describe(known),
        },
      ],
    });
    const account = await tx.citizen.findUniqueOrThrow({ where: { nationalIdHash } });
    if (account.assuranceLevel !== 'VERIFIED') await handOver(tx, vault, account.id, known);
    await tx.upstreamAccount.upsert({
      where: { issuer_subject: { issuer, subject } },
      create: { issuer, subject, citizenId: account.id },
      update: { lastSeen: new Date() },
    });
    return account.id;
  });
}

/**
 * The account was opened by somebody who typed the number in, perhaps another than its holder. What that person
 * knows or has opens it no longer, nor do messages about it go there: else who registers another's number early would share the account.
 */
async function handOver(
  tx: Queries,
  vault: PersonalDataVault,
  citizenId: string,
  known: Known,
): Promise<void> {
  await tx.citizen.update({
    where: { id: citizenId },
    data: {
      ...describe(known),
      assuranceLevel: 'VERIFIED',
      passwordHash: null,
      phoneHash: null,
      phoneCipher: null,
      emailCipher: null,
      permanentAddressCipher: null,
      userName: null,
      confirmedAt: new Date(),
      firstSignedInAt: null,
    },
  });
  await new SecondFactorStore(tx, vault).removeAll(citizenId);
  await new RecoveryStore(tx, vault).closeAll(citizenId);
  await tx.phoneCode.deleteMany({ where: { citizenId } });
  await endSessionsOf(tx, citizenId, { reason: 'REVOKED' });
  await raiseEpoch(tx, citizenId);
}

const describe = ({ fullName, dateOfBirth, gender }: Known) => ({
  fullName,
  dateOfBirth: new Date(dateOfBirth),
  gender,
});

const genders: Record<string, Gender> = { female: 'FEMALE', male: 'MALE', other: 'OTHER' };

function readPerson(person: UpstreamPerson, isDemonstration: boolean): Known | null {
  const { nationalId: number, fullName: name, dateOfBirth, gender: told } = person;
  if (typeof number !== 'string' || typeof name !== 'string' || typeof dateOfBirth !== 'string') return null;
  const nationalId = readNationalId(number);
  const fullName = tidyText(name);
  const gender = genders[String(told).toLowerCase()] ?? 'OTHER';
  const isRight =
    nationalId !== null &&
    isProvinceCode(nationalId.slice(0, 3), isDemonstration) &&
    isDay(dateOfBirth) &&
    isSendableText(fullName, { minimum: 1, maximum: 100 }) &&
    agreesWith(nationalId, gender, dateOfBirth);
  return isRight ? { nationalId, fullName, dateOfBirth, gender } : null;
}
