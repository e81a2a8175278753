import { createPool } from '@city/kit/database/pool';
import { exitOnEnvironmentError } from '@city/kit/environment/environment';
import { createLog } from '@city/kit/log/log';
import { openDatabase } from './database.ts';
import { readSeedEnvironment } from './environment.ts';
import { preparePartitions } from './partitions.ts';
import { storeSeed } from './seeding/store-seed.ts';

async function seed() {
  const environment = readSeedEnvironment();
  const log = createLog({ service: 'accommodation-seed', level: environment.LOG_LEVEL });
  const pool = createPool(environment.DATABASE_URL, { max: 1, log });
  const database = openDatabase(environment.DATABASE_URL);
  try {
    await preparePartitions(pool);
    const stored = await storeSeed(database, { seed: environment.SEED, now: new Date() });
    log.info({ ...stored, isStored: stored !== null }, 'The register of establishments is there');
  } finally {
    await database.$disconnect();
    await pool.end();
  }
}

await seed().catch((error: unknown) => {
  exitOnEnvironmentError(error);
  throw error;
});
