import { exitOnEnvironmentError } from '@city/kit/environment/environment';
import { createLog } from '@city/kit/log/log';
import { readCatalogue } from './catalogue/read-catalogue.ts';
import { storeCatalogue } from './catalogue/store-catalogue.ts';
import { createPrisma } from './database.ts';
import { readSeedEnvironment } from './environment.ts';

try {
  const environment = readSeedEnvironment();
  const log = createLog({ service: 'procedures', level: environment.LOG_LEVEL });
  const prisma = createPrisma(environment.DATABASE_URL);
  try {
    const catalogue = readCatalogue();
    const isStored = await storeCatalogue(prisma, catalogue);
    log.info({ procedures: catalogue.procedures.length, isStored }, 'The catalogue of procedures is there');
  } finally {
    await prisma.$disconnect();
  }
} catch (error) {
  exitOnEnvironmentError(error);
  throw error;
}
