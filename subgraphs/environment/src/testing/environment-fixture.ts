import { createPool } from '@city/kit/database/pool';
import { EventFeed } from '@city/kit/feed/event-feed';
import { createLog } from '@city/kit/log/log';
import { Viewer } from '@city/kit/request-identity/viewer';
import { seedId } from '@city/kit/seed/seed-id';
import { createTestDatabase } from '@city/kit/testing/test-database';
import { PrismaPg } from '@prisma/adapter-pg';
import { type ExecutionResult, execute, parse, subscribe } from 'graphql';
import { createContext, type Services } from '../context.ts';
import { PrismaClient } from '../generated/prisma/client.ts';
import { seedParameters } from '../parameter/seed-parameters.ts';
import { makePartitions, partitionedTables } from '../partitions.ts';
import { buildSubgraph } from '../schema.ts';
import { seedStations } from '../station/seed-stations.ts';

const oldestMeasurementDays = 90;

type Variables = Record<string, unknown>;
export type Answer = { data: Record<string, unknown>; errors: ExecutionResult['errors'] };

export type EnvironmentFixture = Awaited<ReturnType<typeof createEnvironmentFixture>>;

export const stationGateway = viewerOf('VP-MT', ['environment:record']);

export function viewerOf(organizationCode: string, scopes: string[]): Viewer {
  const organizationId = seedId('organization', organizationCode);
  return new Viewer({
    kind: 'client',
    clientId: 'test',
    memberships: [{ organizationId, kind: 'ENVIRONMENT_OFFICE', roles: [], scopes, commune: null }],
  });
}

/** The seeded subgraph on a database of its own, with a clock that a test may set. */
export async function createEnvironmentFixture(options: { now?: Date } = {}) {
  const testDatabase = await createTestDatabase('environment');
  const log = createLog({ service: 'test', level: 'silent' });
  const pool = createPool(testDatabase.url, { max: 2 });
  await makePartitions(pool, partitionedTables(oldestMeasurementDays));

  const adapter = new PrismaPg({ connectionString: testDatabase.url }, { schema: 'environment' });
  const database = new PrismaClient({ adapter, log: [{ emit: 'event', level: 'query' }] });
  const statements: string[] = [];
  database.$on('query', ({ query }) => statements.push(query));
  await seedParameters(database);
  await seedStations(database);

  const feed = new EventFeed({ connectionString: testDatabase.url, schema: 'environment', log });
  await feed.start();
  const clock = { now: options.now ?? new Date() };
  const services: Services = {
    database,
    feed,
    settings: { oldestMeasurementDays },
    now: () => clock.now,
  };
  const { schema, sdl } = await buildSubgraph();
  const contextFor = (viewer: Viewer) =>
    createContext(services, { viewer, language: 'en', requestId: 'test', log });

  async function ask(text: string, variables: Variables = {}, viewer = Viewer.anonymous): Promise<Answer> {
    const contextValue = contextFor(viewer);
    const result = await execute({
      schema,
      document: parse(text),
      variableValues: variables,
      contextValue,
    });
    return { data: result.data ?? {}, errors: result.errors };
  }

  async function listen(text: string, variables: Variables = {}) {
    const contextValue = contextFor(Viewer.anonymous);
    const stream = await subscribe({
      schema,
      document: parse(text),
      variableValues: variables,
      contextValue,
    });
    if (!(Symbol.asyncIterator in stream)) throw stream.errors?.[0]?.originalError;
    return stream;
  }

  /** What a piece of work asked the database, transaction control left out. */
  async function countStatements(work: () => Promise<unknown>): Promise<number> {
    const before = statements.length;
    await work();
    return statements.slice(before).filter((text) => !/^(BEGIN|COMMIT|ROLLBACK)/.test(text)).length;
  }

  return {
    services,
    database,
    pool,
    clock,
    sdl,
    ask,
    listen,
    countStatements,
    async stop() {
      await feed.stop();
      await database.$disconnect();
      await pool.end();
      await testDatabase.drop();
    },
  };
}
