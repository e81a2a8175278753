import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ListenCommand, ListenerCommand, ListenerReport } from './listener-messages.ts';
import { board, type LiveCity } from './live-city.ts';

const program = fileURLToPath(new URL('./listener-process.ts', import.meta.url));

/** Listening clients in processes of their own, so that what they cost is not in the time of who measures. */
export class Listeners {
  private readonly children: ChildProcess[];
  private readonly reached = new Map<number, { cursor: string; processes: number; times: number[] }>();
  private listening = 0;
  private back: number[] = [];
  private failure: string | undefined;

  constructor(processes: number) {
    this.children = Array.from({ length: processes }, () => fork(program, { execArgv: ['--no-warnings'] }));
    for (const child of this.children) child.on('message', (report: ListenerReport) => this.take(report));
  }

  /** Resolves when all have subscribed. Each process takes its part of the clients. */
  async listen(command: Omit<ListenCommand, 'kind'>): Promise<void> {
    const each = Math.ceil(command.variables.length / this.children.length);
    for (const [index, child] of this.children.entries()) {
      const variables = command.variables.slice(index * each, (index + 1) * each);
      const query = Array.isArray(command.query)
        ? command.query.slice(index * each, (index + 1) * each)
        : command.query;
      child.send({ kind: 'listen', ...command, query, variables } satisfies ListenerCommand);
    }
    await this.until(() => this.listening === this.children.length, 'clients to listen', 120_000);
  }

  /** When the event, counted from the first, had reached each client. Throws when somebody had missed one or had one twice. */
  async arrivals(event: number, withinMs = 30_000): Promise<number[]> {
    const isComplete = () => this.reached.get(event)?.processes === this.children.length;
    await this.until(isComplete, `event ${event} to reach all clients`, withinMs);
    return this.reached.get(event)?.times ?? [];
  }

  /** So many people, each with a socket of their own, follow the same board. */
  async followBoard(city: LiveCity, clients: number): Promise<void> {
    await this.listen({
      port: city.gatewayPort,
      token: await city.inspectorToken(),
      query: board,
      variables: Array.from({ length: clients }, () => ({})),
    });
    await city.listening(clients, 1);
  }

  /** Drops so many at once. Resolves with the times at which each had subscribed again. */
  async drop(count: number, withinMs: number): Promise<number[]> {
    this.back = [];
    const each = Math.ceil(count / this.children.length);
    for (const child of this.children)
      child.send({ kind: 'drop', count: each, withinMs } satisfies ListenerCommand);
    await this.until(
      () => this.back.length >= each * this.children.length,
      'dropped clients to be back',
      60_000,
    );
    return this.back;
  }

  stop(): void {
    for (const child of this.children) child.kill('SIGKILL');
  }

  private take(report: ListenerReport): void {
    if (report.kind === 'listening') this.listening += 1;
    else if (report.kind === 'back') this.back.push(...report.times);
    else if (report.kind === 'failed') this.failure ??= report.reason;
    else {
      const { event, cursor } = report;
      const known = this.reached.get(event) ?? { cursor, processes: 0, times: [] };
      if (known.cursor !== cursor) this.failure ??= `${cursor} came instead of ${known.cursor}`;
      this.reached.set(event, {
        cursor,
        processes: known.processes + 1,
        times: [...known.times, ...report.times],
      });
    }
  }

  private async until(condition: () => boolean, what: string, withinMs: number): Promise<void> {
    const deadline = performance.now() + withinMs;
    while (!condition()) {
      if (this.failure) throw new Error(`A listening client failed: ${this.failure}`);
      if (performance.now() > deadline) throw new Error(`Waited in vain for ${what}`);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  }
}
