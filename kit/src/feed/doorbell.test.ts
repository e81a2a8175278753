import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { Doorbell } from './doorbell.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase('sample');
});
afterAll(() => database.drop());

test('a doorbell that is stopped while it still connects comes to its end', async () => {
  const log = pino({ level: 'silent' });
  const bells = Array.from({ length: 8 }, (_, index) => {
    const channel = `bell_${index}`;
    return new Doorbell({ connectionString: database.url, channel, log, onRing: () => undefined });
  });
  for (const bell of bells) bell.start();
  await Promise.all(
    bells.map(async (bell, index) => {
      // At different moments of the connection's beginning.
      for (let turn = 0; turn < index; turn++) await new Promise(setImmediate);
      await bell.stop();
    }),
  );
  expect.assertions(0);
});
