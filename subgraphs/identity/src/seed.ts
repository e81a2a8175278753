import { exitOnEnvironmentError } from '@city/kit/environment/environment';
import { createLog } from '@city/kit/log/log';
import { openDatabase } from './database.ts';
import { readSeedEnvironment, vaultKeysOf } from './environment.ts';
import { PersonalDataVault } from './protection/personal-data-vault.ts';
import { seedIdentity } from './seeding/seed-identity.ts';

try {
  const environment = readSeedEnvironment();
  const log = createLog({ service: 'identity', level: environment.LOG_LEVEL });
  const { DEMO_PASSWORD: password, DEMO_CLIENT_KEY: clientKey } = environment;
  const database = openDatabase(environment.DATABASE_URL);
  try {
    const seeded = await seedIdentity({
      database,
      vault: new PersonalDataVault(vaultKeysOf(environment)),
      demo: password && clientKey ? { password, clientKey } : null,
      portalClientSecret: environment.PORTAL_CLIENT_SECRET,
    });
    log.info(seeded, 'seeded organisations, people and clients');
  } finally {
    await database.$disconnect();
  }
} catch (error) {
  exitOnEnvironmentError(error);
  throw error;
}
