import { Health } from '@city/kit/health/health';
import { createLog } from '@city/kit/log/log';
import { createTokenVerifier } from '@city/kit/request-identity/access-token';
import { runService } from '@city/kit/service/run-service';
import { startSubgraphServer } from '@city/kit/subgraph/subgraph-server';
import { contextFactory } from './context.ts';
import { createPrisma } from './database.ts';
import { readServiceEnvironment } from './environment.ts';
import { buildSubgraph } from './schema.ts';

const name = 'procedures';

async function start() {
  const environment = readServiceEnvironment();
  const log = createLog({ service: name, level: environment.LOG_LEVEL });
  const { schema } = await buildSubgraph();
  const prisma = createPrisma(environment.DATABASE_URL);
  const health = new Health({ log });
  health.addCheck('database', () => prisma.$queryRaw`SELECT 1`);

  const server = await startSubgraphServer({
    name,
    port: environment.PORT,
    schema,
    createContext: contextFactory(prisma),
    gatewaySigningSecret: environment.GATEWAY_SIGNING_SECRET,
    verifyToken: createTokenVerifier({ issuer: environment.ISSUER_URL, jwksUrl: environment.JWKS_URL }),
    health,
    log,
  });
  return {
    async stop() {
      await server.stop();
      await prisma.$disconnect();
    },
  };
}

await runService({ name, start });
