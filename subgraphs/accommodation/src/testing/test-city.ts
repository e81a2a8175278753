import { createPool } from '@city/kit/database/pool';
import { EventFeed } from '@city/kit/feed/event-feed';
import { createLog } from '@city/kit/log/log';
import type { Viewer } from '@city/kit/request-identity/viewer';
import { executeOperation } from '@city/kit/subgraph/execution';
import { StreamCount } from '@city/kit/subgraph/stream-count';
import type { SubgraphRequest } from '@city/kit/subgraph/subgraph-server';
import { openSubscription } from '@city/kit/subgraph/subscription-stream';
import { createTestDatabase } from '@city/kit/testing/test-database';
import { PrismaPg } from '@prisma/adapter-pg';
import { type ExecutionResult, getOperationAST, parse } from 'graphql';
import { contextFactory, type Services } from '../context.ts';
import type { Database } from '../database.ts';
import { PrismaClient } from '../generated/prisma/client.ts';
import { preparePartitions } from '../partitions.ts';
import { buildSubgraph } from '../schema.ts';
import { testNow } from './test-clock.ts';

export type Answer = { data: Record<string, unknown>; errors: readonly AnswerError[] };
export type AnswerError = {
  message: string;
  extensions: { code: string; fields?: { field: string; code: string }[] };
};

const log = createLog({ service: 'test', level: 'silent' });

/** An accommodation subgraph of its own on a real database, asked the way the gateway asks. */
export async function startTestCity(options: Pick<Services, 'now' | 'handOverBell'> = {}) {
  const testDatabase = await createTestDatabase('accommodation');
  const pool = createPool(testDatabase.url, { max: 2 });
  await preparePartitions(pool);
  let statements: string[] = [];
  const client = new PrismaClient({
    adapter: new PrismaPg({ connectionString: testDatabase.url, max: 16 }, { schema: 'accommodation' }),
    log: [{ emit: 'event', level: 'query' }],
  });
  client.$on('query', ({ query }) => {
    if (!/^(BEGIN|COMMIT|ROLLBACK)/.test(query)) statements.push(query);
  });
  const database: Database = client;
  const feed = new EventFeed({ connectionString: testDatabase.url, schema: 'accommodation', log });
  await feed.start();
  const { schema } = await buildSubgraph();
  const createContext = contextFactory({
    database,
    feed,
    handOverBell: options.handOverBell,
    now: options.now ?? (() => testNow),
  });

  function requestOf(viewer: Viewer, language: 'vi' | 'en'): SubgraphRequest {
    return { viewer, language, requestId: 'test', log };
  }

  async function ask(
    viewer: Viewer,
    text: string,
    variables: Record<string, unknown> = {},
    language: 'vi' | 'en' = 'vi',
  ): Promise<Answer> {
    const request = requestOf(viewer, language);
    const result = await executeOperation({
      schema,
      operation: operationOf(text),
      variables,
      context: createContext(request),
      request,
    });
    return JSON.parse(JSON.stringify({ data: result.data ?? {}, errors: result.errors ?? [] }));
  }

  function listen(viewer: Viewer, text: string, variables: Record<string, unknown> = {}) {
    return openSubscription({
      schema,
      operation: operationOf(text),
      variables,
      createContext,
      request: requestOf(viewer, 'vi'),
      streams: new StreamCount(),
    }) as Promise<AsyncIterableIterator<ExecutionResult>>;
  }

  /** Which statements the work ran. */
  async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
    statements = [];
    await work();
    return statements;
  }

  async function stop() {
    await feed.stop();
    await client.$disconnect();
    await pool.end();
    await testDatabase.drop();
  }

  return { database, feed, pool, url: testDatabase.url, ask, listen, statementsOf, stop };
}

export type TestCity = Awaited<ReturnType<typeof startTestCity>>;

function operationOf(text: string) {
  const document = parse(text);
  const definition = getOperationAST(document);
  if (!definition) throw new Error('The document has no operation.');
  return { document, definition };
}
