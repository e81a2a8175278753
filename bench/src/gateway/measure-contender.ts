import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Contender } from './contenders/contenders.ts';
import { freePort } from './free-port.ts';
import type { LoadOrder, LoadReport } from './load/load-process.ts';
import { pinned } from './pinned.ts';
import { ProcessUsage } from './process-usage.ts';
import type { SubgraphProcess } from './subgraphs/start-subgraphs.ts';

export type Measured = LoadReport & {
  answers: unknown[];
  subgraphRequests: number;
  cpuMs: number;
  memoryMegabytes: number;
};

export type Trial = {
  contender: Contender;
  subgraphs: SubgraphProcess;
  bodies: string[];
  /** Of the bodies, those whose answers are compared with those of the others. */
  compared: string[];
  connections: number;
  warmUpMs: number;
  measureMs: number;
  cores: { gateway: string; rest: string };
};

const startWithinMs = 60_000;
const stopWithinMs = 5_000;

export async function measureContender(trial: Trial): Promise<Measured> {
  const { contender, cores } = trial;
  const port = await freePort();
  const [command, args] = pinned(cores.gateway, process.execPath, [...contender.arguments(port)]);
  const child = spawn(command, args, {
    cwd: contender.folder,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...contender.environment(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      said.push(String(chunk));
      if (said.length > 50) said.shift();
    });
  }
  try {
    await untilAnswers(child, port, trial.bodies[0] ?? '', said);
    const answers = [];
    for (const body of trial.compared) answers.push(await ask(port, body));
    return { answers, ...(await load(child, port, trial)) };
  } catch (error) {
    throw new Error(`${contender.name}: ${(error as Error).message}\n${said.join('').slice(-2_000)}`);
  } finally {
    const exited = child.exitCode === null ? once(child, 'exit') : undefined;
    child.kill('SIGTERM');
    const impatient = setTimeout(() => child.kill('SIGKILL'), stopWithinMs);
    await exited;
    clearTimeout(impatient);
  }
}

async function ask(port: number, body: string): Promise<unknown> {
  const headers = { 'content-type': 'application/json', accept: 'application/json' };
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, { method: 'POST', headers, body });
  const answer = (await response.json()) as { data?: unknown; errors?: unknown };
  if (answer.errors || !answer.data) throw new Error(JSON.stringify(answer).slice(0, 500));
  return answer.data;
}

async function untilAnswers(child: ChildProcess, port: number, body: string, said: string[]): Promise<void> {
  const deadline = performance.now() + startWithinMs;
  for (let last = ''; ; await new Promise((resolve) => setTimeout(resolve, 100))) {
    if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode}\n${said.join('')}`);
    if (performance.now() > deadline) throw new Error(`does not answer: ${last}`);
    try {
      await ask(port, body);
      return;
    } catch (error) {
      last = (error as Error).message;
    }
  }
}

async function load(
  gateway: ChildProcess,
  port: number,
  { subgraphs, bodies, connections, warmUpMs, measureMs, cores }: Trial,
): Promise<Omit<Measured, 'answers'>> {
  const [command, execArgv] = pinned(cores.rest, process.execPath, []);
  const loader = fork(fileURLToPath(new URL('./load/load-process.ts', import.meta.url)), {
    execPath: command,
    execArgv,
    stdio: 'inherit',
  });
  const usage = new ProcessUsage(gateway.pid ?? 0);
  try {
    const order: LoadOrder = { port, path: '/graphql', bodies, connections, warmUpMs, measureMs };
    loader.send(order);
    await message(loader, 'begin');
    const before = { cpu: usage.cpuMs(), subgraph: await subgraphs.requests() };
    await message(loader, 'end');
    const cpu = usage.cpuMs() - before.cpu;
    const subgraph = (await subgraphs.requests()) - before.subgraph;
    const memoryMegabytes = usage.residentMegabytes();
    const report = (await message(loader, 'report')) as LoadReport;
    return {
      ...report,
      subgraphRequests: subgraph / report.requests,
      cpuMs: cpu / report.requests,
      memoryMegabytes,
    };
  } finally {
    loader.kill();
  }
}

/** The next message of a kind; an error of the other side is one here. */
function message(child: ChildProcess, kind: 'begin' | 'end' | 'report'): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const listen = (said: { phase?: string; report?: unknown; error?: string }) => {
      if (said.error) reject(new Error(said.error));
      if (said.phase === kind) resolve(undefined);
      else if (kind === 'report' && said.report) resolve(said.report);
      else return;
      child.off('message', listen);
    };
    child.on('message', listen);
    child.once('exit', () => reject(new Error('The load has ended early.')));
  });
}
