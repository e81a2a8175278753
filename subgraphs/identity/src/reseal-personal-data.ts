import { createPool } from '@city/kit/database/pool';
import { exitOnEnvironmentError } from '@city/kit/environment/environment';
import { readProtectionEnvironment, vaultKeysOf } from './environment.ts';
import { PersonalDataVault } from './protection/personal-data-vault.ts';
import { reseal } from './protection/reseal.ts';

/** After NATIONAL_ID_ENCRYPTION_KEY was changed and the old one put among NATIONAL_ID_FORMER_ENCRYPTION_KEYS. */
async function run(): Promise<void> {
  const environment = readProtectionEnvironment();
  const pool = createPool(environment.DATABASE_URL, { max: 1 });
  try {
    const count = await reseal(pool, new PersonalDataVault(vaultKeysOf(environment)));
    process.stdout.write(
      `${count} values were sealed with a former key and are sealed with the present one now\n`,
    );
  } finally {
    await pool.end();
  }
}

await run().catch((error: unknown) => {
  exitOnEnvironmentError(error);
  throw error;
});
