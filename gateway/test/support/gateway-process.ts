import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { until } from './collect.ts';

const program = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

/** The compiled gateway in a process of its own, with this environment and nothing else of ours. */
export function spawnGateway(environment: Record<string, string>) {
  return spawnService([program], environment);
}

/** A program of the tests, from its source. */
export function spawnSource(path: URL, environment: Record<string, string>) {
  return spawnService(['--conditions=source', '--no-warnings', fileURLToPath(path)], environment);
}

function spawnService(program: string[], environment: Record<string, string>) {
  const child = spawn(process.execPath, program, { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let errors = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return {
    ended,
    out: () => out,
    errors: () => errors,
    async ready(port: string): Promise<void> {
      await until(async () => {
        if (child.exitCode !== null) throw new Error(`The program has ended: ${out}${errors}`);
        return await isReady(port);
      });
    },
    async stop(): Promise<number | null> {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

async function isReady(port: string): Promise<boolean> {
  try {
    return (await fetch(`http://localhost:${port}/health/ready`)).ok;
  } catch (error) {
    // Nobody listens yet.
    if (error instanceof TypeError) return false;
    throw error;
  }
}

export async function freePort(): Promise<string> {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (typeof address !== 'object' || !address) throw new Error('A server has no port.');
  return String(address.port);
}
