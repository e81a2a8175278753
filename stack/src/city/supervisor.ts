import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describeProcess, writeProcesses } from './process-list.ts';
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
  /** After this it is killed. A service gives itself 15 s. */
  stopWithinMs?: number;
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
  #stopped: Promise<void> | undefined;
  onRestart: (name: string, how: string) => void = () => undefined;

  constructor(dataDirectory: string) {
    this.#directory = dataDirectory;
    mkdirSync(join(dataDirectory, 'logs'), { recursive: true });
    this.#writeProcesses();
  }

  /**
   * Starts a service and waits until it is ready. Throws a StartError with its last words when it is not, and also
   * once all is being stopped: whoever was about to start the next one must not.
   */
  async start(definition: ServiceDefinition): Promise<void> {
    if (this.#isStopping)
      throw new StartError(`${definition.name} is not started: the city is being stopped.`);
    const log = openSync(join(this.#directory, 'logs', `${definition.name}.log`), 'a');
    const running: Running = { definition, log, restarts: 0, child: this.#spawn(definition, log) };
    this.#running.push(running);
    this.#watch(running);
    const deadline = Date.now() + (definition.readyWithinMs ?? 30_000);
    while (!(await definition.isReady())) {
      if (this.#isStopping) throw new StartError(`${definition.name} was stopped before it was ready.`);
      if (Date.now() > deadline || running.restarts > 2)
        throw new StartError(this.#lastWords(definition.name));
      await wait(100);
    }
    running.restarts = 0;
  }

  /** Stops everything, the last started first, and comes back when the last process is gone. */
  stop(): Promise<void> {
    this.#isStopping = true;
    this.#stopped ??= this.#stopAll();
    return this.#stopped;
  }

  async #stopAll(): Promise<void> {
    for (const { definition, child, log } of this.#running.toReversed()) {
      await stopProcess(child, definition.stopSignal ?? 'SIGTERM', definition.stopWithinMs ?? 20_000);
      closeSync(log);
    }
    this.#running.length = 0;
    this.#writeProcesses();
  }

  /** Tells everything to stop without waiting for it: for the last moment of a process that ends unforeseen. */
  abandon(): void {
    this.#isStopping = true;
    for (const { definition, child } of this.#running) child.kill(definition.stopSignal ?? 'SIGTERM');
  }

  #spawn(definition: ServiceDefinition, log: number): ChildProcess {
    const child = spawn(definition.command, definition.args, {
      cwd: definition.cwd ?? (definition.user ? '/' : undefined),
      // The administrator's address of the database is the stack's own; services are given theirs.
      env: { ...process.env, DATABASE_URL: undefined, ...definition.env },
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

  #writeProcesses(): void {
    const processes = this.#running.flatMap(({ definition: { name }, child: { pid } }) =>
      pid === undefined ? [] : [describeProcess(name, pid)],
    );
    writeProcesses(this.#directory, processes, this.#isStopping);
  }
}

async function stopProcess(child: ChildProcess, signal: NodeJS.Signals, withinMs: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill(signal);
  const isSlow = await Promise.race([ended.then(() => false), wait(withinMs, true, { ref: false })]);
  if (isSlow) child.kill('SIGKILL');
  await ended;
}
