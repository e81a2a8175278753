import { seedId } from '@city/kit/seed/seed-id';
import { z } from 'zod';
import { composeNationalId } from '../citizen/national-id.ts';
import type { Database } from '../database.ts';
import { Role } from '../generated/prisma/enums.ts';
import type { PersonalDataVault } from '../protection/personal-data-vault.ts';
import { raiseEpoch } from '../revocation/revoke-tokens.ts';
import { hashPassword, isPasswordOf } from '../sign-in/password.ts';
import { readSignInName } from '../sign-in/sign-in-name.ts';
import { readSeedFile, toDate } from './seed-file.ts';
import { seedSecondFactors } from './seed-second-factors.ts';

const peopleSchema = z.array(
  z.object({
    name: z.string(),
    fullName: z.string(),
    gender: z.enum(['FEMALE', 'MALE']),
    dateOfBirth: z.iso.date(),
    address: z.string(),
    memberships: z.array(z.object({ organization: z.string(), roles: z.array(z.enum(Role)).min(1) })),
  }),
);

type Person = z.infer<typeof peopleSchema>[number];

/** No province has this code, so that no invented number can belong to a real person. */
const unassignedProvince = '099';

/** Invented people with one password for all. Keys and password that changed since are taken over. */
export async function seedPeople(
  database: Database,
  vault: PersonalDataVault,
  { password, clientKey }: { password: string; clientKey: string },
): Promise<number> {
  const people = peopleSchema.parse(JSON.parse(readSeedFile('demo-people.json')));
  const existing = await database.citizen.findMany({
    where: { id: { in: people.map(({ name }) => seedId('citizen', name)) } },
    select: { id: true, nationalIdHash: true, passwordHash: true },
  });
  const known = new Map(existing.map((row) => [row.id, row]));
  let changed = 0;
  for (const [index, person] of people.entries()) {
    const id = seedId('citizen', person.name);
    const data = sealed(person, id, index + 1, vault);
    const before = known.get(id);
    const isSealedAlike = before && Buffer.from(before.nationalIdHash).equals(data.nationalIdHash);
    if (isSealedAlike && (await isPasswordOf(before.passwordHash, password))) continue;
    const row = { ...data, passwordHash: await hashPassword(password) };
    await database.citizen.upsert({ where: { id }, create: { id, ...row }, update: row });
    changed += 1;
  }
  await seedMemberships(database, people.flatMap(membershipsOf));
  const officers = people.filter(({ memberships }) => memberships.length > 0);
  await seedSecondFactors(database, vault, { names: officers.map(({ name }) => name), clientKey });
  return changed;
}

function sealed(person: Person, id: string, serial: number, vault: PersonalDataVault) {
  const { gender, dateOfBirth, fullName, name, address } = person;
  const birthYear = Number(dateOfBirth.slice(0, 4));
  const nationalId = composeNationalId({ province: unassignedProvince, gender, birthYear, serial });
  const phone = `+84900000${String(serial).padStart(3, '0')}`;
  return {
    fullName: fullName.normalize('NFC'),
    nationalIdHash: vault.fingerprint('nationalId', nationalId),
    nationalIdCipher: vault.seal(nationalId, `nationalId:${id}`),
    dateOfBirth: toDate(dateOfBirth),
    gender,
    phoneHash: vault.fingerprint('phone', phone),
    phoneCipher: vault.seal(phone, `phone:${id}`),
    emailCipher: vault.seal(`${name}@example.vn`, `email:${id}`),
    permanentAddressCipher: vault.seal(address.normalize('NFC'), `permanentAddress:${id}`),
    assuranceLevel: 'VERIFIED' as const,
    confirmedAt: new Date(),
    userName: readSignInName(name).value,
  };
}

/** What a role became in the file it becomes in a city that stands, unless an administrator has decided since. */
async function seedMemberships(
  database: Database,
  memberships: ReturnType<typeof membershipsOf>,
): Promise<void> {
  await database.membership.createMany({ skipDuplicates: true, data: memberships });
  for (const { id, citizenId, roles } of memberships)
    await database.$transaction(async (tx) => {
      const { count } = await tx.membership.updateMany({
        where: { id, revokedAt: null, NOT: { roles: { equals: roles } } },
        data: { roles },
      });
      if (count > 0) await raiseEpoch(tx, citizenId);
    });
}

function membershipsOf({ name, memberships }: Person) {
  return memberships.map(({ organization, roles }) => ({
    id: seedId('membership', `${name}@${organization}`),
    citizenId: seedId('citizen', name),
    organizationId: seedId('organization', organization),
    roles,
  }));
}
