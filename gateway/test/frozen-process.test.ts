import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Processes, startProcesses, untilAsync } from './processes/city-of-processes.ts';

const timeoutMs = 1_500;

let city: Processes;
beforeAll(async () => {
  city = await startProcesses({ SUBGRAPH_TIMEOUT_MS: String(timeoutMs) });
});
afterAll(() => city.strike());

/** Nullable where the frozen one answers, so that the rest of the answer is there. */
const query = '{ note(id: "1") { text author { id email } } }';

async function ask(token: string) {
  const startedAt = performance.now();
  const { body } = await city.ask(query, token);
  return { ...body, durationMs: performance.now() - startedAt };
}

it('a subgraph whose process is stopped costs its own fields, its time-out once, and comes back by itself', async () => {
  const token = await city.identity.token({ scopes: ['people:email'] });
  const whole = { note: { text: 'Note 1', author: { id: 'p1', email: 'p1@example.org' } } };
  expect(await ask(token)).toMatchObject({ data: whole });

  city.people().process.kill('SIGSTOP');
  try {
    const rest = {
      data: { note: { text: 'Note 1', author: { id: 'p1', email: null } } },
      errors: [{ path: ['note', 'author', 'email'], extensions: { code: 'UPSTREAM_UNAVAILABLE' } }],
    };
    const first = await ask(token);
    expect(first).toMatchObject(rest);
    expect(first.durationMs).toBeGreaterThan(timeoutMs * 0.9);
    expect(first.durationMs).toBeLessThan(2 * timeoutMs);
    // The circuit is open for a second: whoever comes now is not kept waiting.
    const next = await ask(token);
    expect(next).toMatchObject(rest);
    expect(next.durationMs).toBeLessThan(timeoutMs / 2);
    expect(await city.ready()).toMatchObject({ openCircuits: 1, status: 'ready' });
  } finally {
    city.people().process.kill('SIGCONT');
  }

  await untilAsync(async () => JSON.stringify(await ask(token)).includes('p1@example.org'));
  expect(await city.ready()).toMatchObject({ openCircuits: 0 });
});
