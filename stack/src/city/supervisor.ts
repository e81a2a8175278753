import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { StartError } from './settings.ts';

export type ServiceDefinition = {
  name: string;
  command: string;
  args: string[];
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  user?: { uid: number; gid: number } | null;
  /** Answers true once the service does its work. */
  isReady: () => Promise<boolean>;
  readyWithinMs?: number;
  stopSignal?: NodeJS.Signals;
};

type Running = { definition: ServiceDefinition; child: ChildProcess; log: number; restarts: number };

/**
 * Keeps the city's processes running: starts them, writes what they say to a file each, starts one again that
 * ends by itself (with a growing pause), and stops all in the opposite order.
 */
export class Supervisor {
  readonly #directory: string;
  readonly #running: Running[] = [];
  #isStopping = false;
  onRestart: (name: string, how: string) => void = () => undefined;

  constructor(dataDirectory: string) {
    this.#directory = dataDirectory;
    mkdirSync(join(dataDirectory, 'logs'), { recursive: true });
  }

  /** Starts a service and waits until it is ready. Throws a StartError with its last words when it is not. */
  async start(definition: ServiceDefinition): Promise<void> {
    const log = openSync(join(this.#directory, 'logs', `${definition.name}.log`), 'a');
    const running: Running = { definition, log, restarts: 0, child: this.#spawn(definition, log) };
    this.#running.push(running);
    this.#watch(running);
    const deadline = Date.now() + (definition.readyWithinMs ?? 30_000);
    while (!(await definition.isReady())) {
      if (this.#isStopping) return;
      if (Date.now() > deadline || running.restarts > 2)
        throw new StartError(this.#lastWords(definition.name));
      await wait(100);
    }
    running.restarts = 0;
  }

  /** Stops everything, the last started first, and comes back when the last process is gone. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    for (const { definition, child, log } of this.#running.reverse()) {
      await stopProcess(child, definition.stopSignal ?? 'SIGTERM');
      closeSync(log);
    }
    this.#running.length = 0;
    this.#writeProcesses();
  }

  #spawn(definition: ServiceDefinition, log: number): ChildProcess {
    const child = spawn(definition.command, definition.args, {
      cwd: definition.cwd ?? (definition.user ? '/' : undefined),
      env: { ...process.env, ...definition.env },
      stdio: ['ignore', log, log],
      // A group of its own: Ctrl-C in the terminal reaches the supervisor only, which stops things in order.
      detached: true,
      ...definition.user,
    });
    child.on('error', (error) => writeSync(log, `${error.message}\n`));
    return child;
  }

  #watch(running: Running): void {
    this.#writeProcesses();
    running.child.once('exit', async (code, signal) => {
      if (this.#isStopping) return;
      running.restarts += 1;
      this.onRestart(running.definition.name, String(signal ?? code));
      await wait(Math.min(100 * 2 ** Math.min(running.restarts, 6), 5_000));
      if (this.#isStopping) return;
      running.child = this.#spawn(running.definition, running.log);
      this.#watch(running);
      setTimeout(() => {
        running.restarts = 0;
      }, 60_000).unref();
    });
  }

  #lastWords(name: string): string {
    const file = join(this.#directory, 'logs', `${name}.log`);
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n').slice(-15).join('\n    ');
    return `${name} does not start. The end of its log (${file}):\n    ${lines}`;
  }

  /** The list by which a later start finds processes that outlived a hard stop, and tests find whom to kill. */
  #writeProcesses(): void {
    const processes = this.#running.map(({ definition, child }) => ({
      name: definition.name,
      pid: child.pid,
    }));
    writeFileSync(processFile(this.#directory), JSON.stringify(processes));
  }
}

export type CityProcess = { name: string; pid: number };

const processFile = (directory: string) => join(directory, 'processes.json');

/** The processes of the city in this folder, as they were last started. */
export function cityProcesses(dataDirectory: string): CityProcess[] {
  const file = processFile(dataDirectory);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as CityProcess[]) : [];
}

async function stopProcess(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill(signal);
  const isSlow = await Promise.race([ended.then(() => false), wait(10_000, true, { ref: false })]);
  if (isSlow) child.kill('SIGKILL');
  await ended;
}

/** The command line of a process of this city, or null where it is another program's by now, or none. */
function commandLineOf(pid: number): string | null {
  try {
    const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return ['/stack/', '/subgraphs/', '/gateway/', '/portal/', 'bin/postgres'].some((part) =>
      line.includes(part),
    )
      ? line
      : null;
  } catch {
    // It has ended.
    return null;
  }
}

/** A city that was killed hard leaves its processes running: they are ended before this one starts. */
export async function endForgottenProcesses(dataDirectory: string): Promise<void> {
  const pids = cityProcesses(dataDirectory).map(({ pid }) => pid);
  for (const pid of pids) {
    const line = commandLineOf(pid);
    if (line) process.kill(pid, line.includes('bin/postgres') ? 'SIGINT' : 'SIGKILL');
  }
  for (let waited = 0; pids.some((pid) => commandLineOf(pid)); waited += 100) {
    if (waited > 20_000) throw new StartError(`Processes of an earlier start do not end: ${pids.join(', ')}`);
    await wait(100);
  }
}
