import { exitOnEnvironmentError } from '@city/kit/environment/environment';
import { createLog } from '@city/kit/log/log';
import { openDatabase } from './database.ts';
import { readSeedSettings } from './environment.ts';
import { seedParameters } from './parameter/seed-parameters.ts';
import { seedStations } from './station/seed-stations.ts';

try {
  const settings = readSeedSettings();
  const log = createLog({ service: 'environment', level: settings.LOG_LEVEL });
  const database = openDatabase(settings.DATABASE_URL);
  try {
    const parameters = await seedParameters(database);
    const stations = await seedStations(database);
    log.info({ parameters, stations }, 'Seeded parameters and stations');
  } finally {
    await database.$disconnect();
  }
} catch (error) {
  exitOnEnvironmentError(error);
  throw error;
}
