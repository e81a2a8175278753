import { ensurePartitions, eventPartitions } from '@city/kit/database/partitions';
import { createPool } from '@city/kit/database/pool';
import { EventFeed } from '@city/kit/feed/event-feed';
import { Health } from '@city/kit/health/health';
import { startJobs } from '@city/kit/jobs/jobs';
import { createLog } from '@city/kit/log/log';
import { createTokenVerifier } from '@city/kit/request-identity/access-token';
import { runService } from '@city/kit/service/run-service';
import { startSubgraphServer } from '@city/kit/subgraph/subgraph-server';
import { createContext } from './context.ts';
import { openDatabase } from './database.ts';
import { markSilentDevices } from './device/mark-silent-devices.ts';
import { readSettings } from './environment.ts';
import { buildSubgraph } from './schema.ts';

const name = 'surveillance';
const crontab = `
* * * * * mark-silent-devices ?jobKey=mark-silent-devices
17 * * * * make-partitions ?jobKey=make-partitions
`;

async function start() {
  const settings = readSettings();
  const connectionString = settings.DATABASE_URL;
  const log = createLog({ service: name, level: settings.LOG_LEVEL });
  const { schema } = await buildSubgraph();
  const pool = createPool(connectionString, { max: 2, log });
  const makePartitions = () => ensurePartitions({ pool, schema: name, ...eventPartitions });
  await makePartitions();

  const database = openDatabase(connectionString);
  const feed = new EventFeed({ connectionString, schema: name, log });
  await feed.start();
  const services = {
    database,
    feed,
    settings: { silentAfterMinutes: settings.DEVICE_SILENT_MINUTES },
    now: () => new Date(),
  };
  const tasks = {
    'mark-silent-devices': () => markSilentDevices(services),
    'make-partitions': makePartitions,
  };
  const jobs = await startJobs({ connectionString, schema: `${name}_worker`, tasks, crontab, log });
  const health = new Health({ log });
  health.addCheck('database', () => pool.query('select 1'));

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
  const stopInOrder = [server, jobs, feed];
  return {
    async stop() {
      for (const part of stopInOrder) await part.stop();
      await database.$disconnect();
      await pool.end();
    },
  };
}

await runService({ name, start });
