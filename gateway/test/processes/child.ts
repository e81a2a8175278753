import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { until } from '../support/collect.ts';

/** A process that tells its parent things as messages. What it writes is kept. */
export class Child<Report extends { port?: number }> {
  readonly process: ChildProcess;
  readonly reports: Report[] = [];
  readonly lines: string[] = [];

  constructor(program: string, args: string[], variables: Record<string, string> = {}) {
    const file = fileURLToPath(new URL(program, import.meta.url));
    this.process = fork(file, args, {
      execArgv: ['--conditions=source', '--no-warnings', '--expose-gc'],
      env: { PATH: process.env.PATH, ...variables },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.process.on('message', (report) => this.reports.push(report as Report));
    for (const output of [this.process.stdout, this.process.stderr]) {
      if (output) createInterface(output).on('line', (line) => this.lines.push(line));
    }
  }

  get hasExited(): boolean {
    return this.process.exitCode !== null || this.process.signalCode !== null;
  }

  get port(): number {
    return this.reports.find(({ port }) => port !== undefined)?.port ?? 0;
  }

  async started(): Promise<this> {
    await until(() => this.port > 0 || this.hasExited, 60_000);
    if (this.hasExited) throw new Error(`A process did not start: ${this.lines.join('\n')}`);
    return this;
  }

  /** Resolves when the process is gone. */
  async end(signal: NodeJS.Signals = 'SIGKILL'): Promise<number | null> {
    if (this.hasExited) return this.process.exitCode;
    const exit = once(this.process, 'exit');
    this.process.kill(signal);
    await exit;
    return this.process.exitCode;
  }

  messages(text: string): string[] {
    return this.lines.filter((line) => line.includes(text));
  }
}
