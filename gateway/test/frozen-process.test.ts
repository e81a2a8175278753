import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Processes, startProcesses, untilAsync } from './processes/city-of-processes.ts';
import { freePort } from './support/gateway-process.ts';

const timeoutMs = 2_000;

let city: Processes;
let metricsPort: string;
beforeAll(async () => {
  metricsPort = await freePort();
  city = await startProcesses({ SUBGRAPH_TIMEOUT_MS: String(timeoutMs), METRICS_PORT: metricsPort });
});
afterAll(() => city.strike());

/** Nullable where the frozen one answers, so that the rest of the answer is there. */
const query = '{ note(id: "1") { text author { id email } } }';

/** Requests that the gateway has sent to the one that freezes, answered or not. */
async function requestsToPeople(): Promise<number> {
  const text = await (await fetch(`http://localhost:${metricsPort}/metrics`)).text();
  const counts = /^gateway_subgraph_request_duration_seconds_count\{.*subgraph="people".*\} (\d+)$/gm;
  return [...text.matchAll(counts)].reduce((sum, [, count]) => sum + Number(count), 0);
}

it('a subgraph whose process is stopped costs its own fields, its time-out once, and comes back by itself', async () => {
  const token = await city.identity.token({ scopes: ['people:email'] });
  const ask = async () => (await city.ask(query, token)).body;
  const untilWhole = () => untilAsync(async () => JSON.stringify(await ask()).includes('p1@example.org'));
  await untilWhole();
  const atFirst = await requestsToPeople();

  city.people().process.kill('SIGSTOP');
  try {
    const rest = {
      data: { note: { text: 'Note 1', author: { id: 'p1', email: null } } },
      errors: [{ path: ['note', 'author', 'email'], extensions: { code: 'UPSTREAM_UNAVAILABLE' } }],
    };
    const startedAt = performance.now();
    expect(await ask()).toMatchObject(rest);
    expect(performance.now() - startedAt).toBeGreaterThan(timeoutMs * 0.9);
    expect(await requestsToPeople()).toBe(atFirst + 1);
    // Whoever comes while the circuit rests is not kept waiting. The first rest is short: on a slow machine it may be
    // over by then, and the next ones are longer.
    let before = 0;
    let sent = await requestsToPeople();
    for (let attempt = 0; attempt < 5 && sent > before; attempt += 1) {
      before = sent;
      expect(await ask()).toMatchObject(rest);
      sent = await requestsToPeople();
    }
    expect(sent).toBe(before);
    expect(await city.ready()).toMatchObject({ openCircuits: 1, status: 'ready' });
  } finally {
    city.people().process.kill('SIGCONT');
  }

  await untilWhole();
  expect(await city.ready()).toMatchObject({ openCircuits: 0 });
});
