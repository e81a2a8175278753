import { exitOnEnvironmentError } from '@city/kit/environment/environment';
import { createLog } from '@city/kit/log/log';
import { openDatabase } from './database.ts';
import { seedDevices } from './device/seed-devices.ts';
import { readSeedSettings } from './environment.ts';

try {
  const settings = readSeedSettings();
  const log = createLog({ service: 'surveillance', level: settings.LOG_LEVEL });
  const database = openDatabase(settings.DATABASE_URL);
  try {
    log.info(await seedDevices(database), 'Seeded cameras and access points');
  } finally {
    await database.$disconnect();
  }
} catch (error) {
  exitOnEnvironmentError(error);
  throw error;
}
