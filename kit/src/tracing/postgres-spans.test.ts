import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createPool } from '../database/pool.ts';
import { createEmptyDatabase, type TestDatabase } from '../testing/test-database.ts';
import { traceStatements } from './postgres-spans.ts';
import { inSpan, recordWith, type SpanStart } from './spans.ts';

type Recorded = SpanStart & { parent: string | undefined; failed?: boolean };

const spans: Recorded[] = [];
const active = new AsyncLocalStorage<string>();
let database: TestDatabase;
let pool: pg.Pool;

beforeAll(async () => {
  database = await createEmptyDatabase('sample');
  pool = createPool(database.url);
  traceStatements();
  recordWith({
    async run(start, work) {
      const span: Recorded = { ...start, parent: active.getStore() };
      spans.push(span);
      try {
        return await active.run(start.name, work);
      } catch (error) {
        span.failed = true;
        throw error;
      }
    },
    describe: () => undefined,
    headers: () => ({}),
    traceId: () => active.getStore(),
  });
});
afterAll(async () => {
  recordWith(undefined);
  await pool.end();
  await database.drop();
});
beforeEach(() => {
  spans.length = 0;
});

const inRequest = <T>(work: () => Promise<T>) => inSpan(() => ({ name: 'request', kind: 'server' }), work);

describe('a statement within a trace', () => {
  test('is a child with its text and without its values, whichever way it is sent', async () => {
    await inRequest(async () => {
      await pool.query('select $1::text as value', ['hunter2']);
      await pool.query({ text: 'select $1::text as value', values: ['hunter2'] });
      const client = await pool.connect();
      const { rows } = await client.query({ text: 'select $1::text as value', values: ['hunter2'] });
      expect(rows).toEqual([{ value: 'hunter2' }]);
      await new Promise<void>((resolve, reject) => {
        client.query('select 1', (error) => (error ? reject(error) : resolve()));
      });
      client.release();
    });
    const statements = spans.filter(({ kind }) => kind === 'client');
    expect(statements).toHaveLength(4);
    for (const statement of statements) {
      expect(statement).toMatchObject({ parent: 'request', attributes: { 'db.system.name': 'postgresql' } });
      expect(statement.name).toMatch(/^SELECT /);
    }
    expect(JSON.stringify(spans)).not.toContain('hunter2');
  });

  test('that fails is told to who sent it, and marked', async () => {
    const failing = inRequest(() => pool.query('select nothing from nowhere'));
    await expect(failing).rejects.toThrow('nowhere');
    expect(spans.at(-1)).toMatchObject({ failed: true });
  });

  test('outside a trace is none', async () => {
    await pool.query('select 1');
    expect(spans).toEqual([]);
  });
});
