import { Health } from '@city/kit/health/health';
import { createLog } from '@city/kit/log/log';
import { createTokenVerifier } from '@city/kit/request-identity/access-token';
import { startSubgraphServer } from '@city/kit/subgraph/subgraph-server';
import { contextFactory } from './context.ts';
import { createPrisma } from './database.ts';
import { readServiceEnvironment } from './environment.ts';
import { buildSubgraph } from './schema.ts';

const environment = readServiceEnvironment();
const log = createLog({ service: 'procedures', level: environment.LOG_LEVEL });
const prisma = createPrisma(environment.DATABASE_URL);
const health = new Health();
health.addCheck('database', async () => {
  await prisma.$queryRaw`SELECT 1`;
});

const { schema } = await buildSubgraph();
const server = await startSubgraphServer({
  name: 'procedures',
  port: environment.PORT,
  schema,
  createContext: contextFactory(prisma),
  gatewaySigningSecret: environment.GATEWAY_SIGNING_SECRET,
  verifyToken: createTokenVerifier({
    issuer: environment.ISSUER_URL,
    jwksUrl: environment.JWKS_URL,
    audience: 'urn:city:graph',
  }),
  health,
  log,
});
log.info({ port: server.port }, 'Procedures is ready');

async function stop() {
  await server.stop();
  await prisma.$disconnect();
}
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
