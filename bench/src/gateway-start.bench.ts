import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { projectRoot } from '@city/stack/city/settings';
import type { BenchResult, Row } from './measure/result.ts';
import { median, round } from './measure/statistics.ts';

const runs = 7;
const bareProgram = `await import('graphql'); console.log('ready'); setInterval(() => {}, 1e6);`;
const tickMs = 10;

type Start = { seconds: number; cpuSeconds: number };

/** From the start of the gateway's process to the moment that it takes requests, beside a Node that only loads graphql. */
export async function benchGatewayStart(): Promise<BenchResult> {
  const bare: Start[] = [];
  const gateway: Start[] = [];
  // In turns, so that whatever else the machine does falls on both.
  for (let run = 0; run < runs; run += 1) {
    bare.push(await measure(['--input-type=module', '-e', bareProgram]));
    gateway.push(await measure([join(projectRoot, 'gateway/dist/main.js')]));
  }
  const rows = [rowOf('bare Node with graphql', bare, bare), rowOf('gateway, ready', gateway, bare)];
  return {
    name: 'gateway-start',
    title: `Start of the gateway alone, with the city's supergraph (best of ${runs}; the median beside it)`,
    rows,
    notes: ['Packages are kept compiled between starts, except for the first one after an update.'],
  };
}

async function measure(args: string[]): Promise<Start> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: projectRoot,
    env: {
      PATH: process.env.PATH,
      PORT: String(await freePort()),
      SUPERGRAPH_FILE: join(projectRoot, 'gateway/supergraph.graphql'),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      if (/ready|listens/.test(String(chunk))) resolve();
    });
    child.once('exit', (code) => reject(new Error(`It ended with ${code} before it was ready.`)));
  });
  const seconds = (performance.now() - startedAt) / 1000;
  const cpuSeconds = cpuSecondsOf(child.pid ?? 0);
  child.kill('SIGTERM');
  await ended;
  return { seconds, cpuSeconds };
}

function rowOf(start: string, runs: Start[], bare: Start[]): Row {
  const best = (all: Start[]) => Math.min(...all.map(({ seconds }) => seconds));
  return {
    start,
    seconds: round(best(runs), 2),
    median: round(median(runs.map(({ seconds }) => seconds)), 2),
    'cpu seconds': round(Math.min(...runs.map(({ cpuSeconds }) => cpuSeconds)), 2),
    ratio: round(best(runs) / best(bare)),
  };
}

/** What the process has used so far, on Linux; elsewhere nobody tells. */
function cpuSecondsOf(pid: number): number {
  if (process.platform !== 'linux') return Number.NaN;
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return ((Number(fields[11]) + Number(fields[12])) * tickMs) / 1000;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (typeof address !== 'object' || !address) throw new Error('A server has no port.');
  return address.port;
}
