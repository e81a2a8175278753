import { createPool } from '@city/kit/database/pool';
import { EventFeed } from '@city/kit/feed/event-feed';
import { Health } from '@city/kit/health/health';
import { startJobs } from '@city/kit/jobs/jobs';
import { partitionJob } from '@city/kit/jobs/partition-job';
import { createLog } from '@city/kit/log/log';
import { createTokenVerifier } from '@city/kit/request-identity/access-token';
import { runService } from '@city/kit/service/run-service';
import { startSubgraphServer } from '@city/kit/subgraph/subgraph-server';
import { createContext } from './context.ts';
import { openDatabase } from './database.ts';
import { readSettings } from './environment.ts';
import { makePartitions, partitionedTables } from './partitions.ts';
import { buildSubgraph } from './schema.ts';

const name = 'environment';

async function start() {
  const settings = readSettings();
  const connectionString = settings.DATABASE_URL;
  const oldestMeasurementDays = settings.MEASUREMENT_OLDEST_DAYS;
  const log = createLog({ service: name, level: settings.LOG_LEVEL });
  const { schema } = await buildSubgraph();
  const pool = createPool(connectionString, { max: 2, log });
  const tables = partitionedTables(oldestMeasurementDays);
  await makePartitions(pool, tables);

  const database = openDatabase(connectionString);
  const feed = new EventFeed({ connectionString, schema: name, log });
  await feed.start();
  const partitions = partitionJob({ pool, schema: name, tables, log });
  const jobs = await startJobs({ connectionString, schema: `${name}_worker`, ...partitions, log });
  const health = new Health({ log });
  health.addCheck('database', () => pool.query('select 1'));

  const services = { database, feed, settings: { oldestMeasurementDays }, now: () => new Date() };
  const server = await startSubgraphServer({
    name,
    port: settings.PORT,
    schema,
    createContext: (request) => createContext(services, request),
    gatewaySigningSecret: settings.GATEWAY_SIGNING_SECRET,
    verifyToken: createTokenVerifier({ issuer: settings.ISSUER_URL, jwksUrl: settings.JWKS_URL }),
    health,
    log,
  });
  return {
    async stop() {
      for (const part of [server, jobs, feed]) await part.stop();
      await database.$disconnect();
      await pool.end();
    },
  };
}

await runService({ name, start });
