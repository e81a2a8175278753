import { randomInt, randomUUID } from 'node:crypto';
import { composeNationalId } from '../citizen/national-id.ts';
import type { Database } from '../database.ts';
import type { Citizen } from '../generated/prisma/client.ts';
import type { PersonalDataVault } from '../protection/personal-data-vault.ts';

let serial = randomInt(500_000);

/** An invented woman born in 1990, with an account of her own. */
export async function newCitizen(
  { database, vault }: { database: Database; vault: PersonalDataVault },
  more: Partial<Citizen> = {},
): Promise<Citizen & { nationalId: string }> {
  serial += 1;
  const id = randomUUID();
  const nationalId = composeNationalId({ province: '099', gender: 'FEMALE', birthYear: 1990, serial });
  const row = await database.citizen.create({
    data: {
      id,
      fullName: 'Trần Thị Thử',
      nationalIdHash: vault.fingerprint('nationalId', nationalId),
      nationalIdCipher: vault.seal(nationalId, `nationalId:${id}`),
      dateOfBirth: new Date('1990-03-04'),
      gender: 'FEMALE',
      assuranceLevel: 'SELF_DECLARED',
      confirmedAt: new Date(),
      ...more,
    } as Parameters<Database['citizen']['create']>[0]['data'],
  });
  return { ...row, nationalId };
}
