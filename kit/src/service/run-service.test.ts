import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const fixture = fileURLToPath(new URL('../testing/run-service-fixture.ts', import.meta.url));

/** Runs the fixture to its end; the signals are sent one after the other once it has started. */
function run(behaviour: string, ...signals: NodeJS.Signals[]) {
  const child = spawn(process.execPath, [fixture, behaviour], { stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  child.stdout.on('data', (chunk) => {
    out += chunk;
    // The next signal waits for what the one before it caused.
    if (/started|"msg":"stopping"/.test(String(chunk))) {
      const signal = signals.shift();
      if (signal) child.kill(signal);
    }
  });
  return new Promise<{ code: number | null; out: string; errors: string }>((resolve) => {
    child.once('close', (code) => resolve({ code, out, errors }));
  });
}

describe('a service', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)('stops in order and exits with 0 at %s', async (signal) => {
    const { code, out } = await run('ordinary', signal);
    expect(code).toBe(0);
    expect(out).toContain('stopped in order');
  });

  test('exits at once at the second signal', async () => {
    const { code } = await run('hangs', 'SIGINT', 'SIGINT');
    expect(code).toBe(1);
  });

  test('tells all mistakes of its environment in plain words and exits with 1', async () => {
    const { code, out, errors } = await run('misconfigured');
    expect(code).toBe(1);
    expect(errors).toBe(
      '2 variables need a change before this can start:\n' +
        "  PORT: expected a port between 1 and 65535, got 'abc'\n" +
        '  OTHER_PORT: expected a port between 1 and 65535, got nothing\n',
    );
    expect(out).toBe('');
  });

  test('logs why it could not start and exits with 1', async () => {
    const { code, out } = await run('broken');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ level: 'fatal', err: { message: 'no start today' } });
  });

  test('does not go on after a rejection that nobody handled', async () => {
    const { code, out } = await run('rejects');
    expect(code).toBe(1);
    expect(out).toContain('forgotten promise');
  });
});
