import { demoTotpSecret } from '@city/kit/seed/demo-totp-secret';
import { seedId } from '@city/kit/seed/seed-id';
import type { Database } from '../database.ts';
import type { PersonalDataVault } from '../protection/personal-data-vault.ts';
import { SecondFactorStore } from '../second-factor/second-factor.store.ts';

/** Who has a role needs a second factor: invented people have one whose secret follows from the key. */
export async function seedSecondFactors(
  database: Database,
  vault: PersonalDataVault,
  { names, clientKey }: { names: readonly string[]; clientKey: string },
): Promise<void> {
  const store = new SecondFactorStore(database, vault);
  for (const name of names) {
    const citizenId = seedId('citizen', name);
    const secret = demoTotpSecret(clientKey, name);
    if ((await knownSecret(store, citizenId)) !== secret) await store.putTotp(citizenId, secret);
  }
}

/** Null also where the key of the vault was another. */
async function knownSecret(store: SecondFactorStore, citizenId: string): Promise<string | null> {
  try {
    return await store.totpSecret(citizenId);
  } catch (error) {
    if (error instanceof Error && /authenticate data/.test(error.message)) return null;
    throw error;
  }
}
