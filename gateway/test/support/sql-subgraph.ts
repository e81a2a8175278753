import { buildSubgraphSchema } from '@apollo/subgraph';
import { createPool } from '@city/kit/database/pool';
import { Health } from '@city/kit/health/health';
import { createLog } from '@city/kit/log/log';
import { createTokenVerifier } from '@city/kit/request-identity/access-token';
import { runService } from '@city/kit/service/run-service';
import { startSubgraphServer } from '@city/kit/subgraph/subgraph-server';
import { parse } from 'graphql';

// A subgraph of the kit as a program of its own: it has one field, which asks the database.
const { PORT, DATABASE_URL = '', GATEWAY_SIGNING_SECRET = '' } = process.env;

export const clockSdl = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9")
type Query { now: String! }`;

async function start() {
  const log = createLog({ service: 'clock' });
  const pool = createPool(DATABASE_URL, { log });
  const resolvers = {
    Query: {
      now: async () => {
        const { rows } = await pool.query<{ now: string }>('select now()::text as now where $1 = $1', [
          'secret',
        ]);
        return rows[0]?.now;
      },
    },
  };
  const server = await startSubgraphServer({
    name: 'clock',
    port: Number(PORT),
    schema: buildSubgraphSchema([{ typeDefs: parse(clockSdl), resolvers }]),
    createContext: (request) => request,
    gatewaySigningSecret: GATEWAY_SIGNING_SECRET,
    verifyToken: createTokenVerifier({ issuer: 'http://localhost:1', jwksUrl: 'http://localhost:1/jwks' }),
    health: new Health(),
    log,
  });
  return {
    async stop() {
      await server.stop();
      await pool.end();
    },
  };
}

if (import.meta.main) await runService({ name: 'clock', start });
