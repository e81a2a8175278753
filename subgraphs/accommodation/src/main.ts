import { createPool } from '@city/kit/database/pool';
import { EventFeed } from '@city/kit/feed/event-feed';
import { Health } from '@city/kit/health/health';
import { startJobs } from '@city/kit/jobs/jobs';
import { partitionJob } from '@city/kit/jobs/partition-job';
import { createLog } from '@city/kit/log/log';
import { createPersonalDataRoute } from '@city/kit/personal-data/personal-data-route';
import { createTokenVerifier } from '@city/kit/request-identity/access-token';
import { runService } from '@city/kit/service/run-service';
import { startSubgraphServer } from '@city/kit/subgraph/subgraph-server';
import { HandOverBell } from './access-record/hand-over-bell.ts';
import { handOverJob } from './access-record/hand-over-job.ts';
import { contextFactory } from './context.ts';
import { openDatabase } from './database.ts';
import { readServiceEnvironment } from './environment.ts';
import { partitionedTables, preparePartitions } from './partitions.ts';
import { personalDataIn } from './personal-data/personal-data.ts';
import { buildSubgraph } from './schema.ts';

const name = 'accommodation';

async function start() {
  const environment = readServiceEnvironment();
  const connectionString = environment.DATABASE_URL;
  const log = createLog({ service: name, level: environment.LOG_LEVEL });
  const { schema } = await buildSubgraph();
  const pool = createPool(connectionString, { max: 2, log });
  await preparePartitions(pool);

  const database = openDatabase(connectionString);
  const feed = new EventFeed({ connectionString, schema: name, log });
  await feed.start();
  const partitions = partitionJob({ pool, schema: name, tables: partitionedTables, log });
  const secret = environment.GATEWAY_SIGNING_SECRET;
  const handOver = handOverJob({
    queries: database,
    identity: { baseUrl: environment.IDENTITY_URL, secret },
    log,
  });
  const jobs = await startJobs({
    connectionString,
    schema: `${name}_worker`,
    tasks: { ...partitions.tasks, ...handOver.tasks },
    crontab: `${partitions.crontab}\n${handOver.crontab}`,
    log,
  });
  const handOverBell = new HandOverBell({ database, log });
  const health = new Health({ log });
  health.addCheck('database', () => pool.query('select 1'));

  const server = await startSubgraphServer({
    name,
    port: environment.PORT,
    schema,
    createContext: contextFactory({ database, feed, handOverBell }),
    gatewaySigningSecret: secret,
    handleRequest: createPersonalDataRoute({ secret, log, personalData: personalDataIn(database) }),
    verifyToken: createTokenVerifier({ issuer: environment.ISSUER_URL, jwksUrl: environment.JWKS_URL }),
    health,
    log,
  });
  return {
    async stop() {
      for (const part of [server, handOverBell, jobs, feed]) await part.stop();
      await database.$disconnect();
      await pool.end();
    },
  };
}

await runService({ name, start });
