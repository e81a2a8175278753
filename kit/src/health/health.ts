import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from '../log/log.ts';

type Check = () => unknown | Promise<unknown>;

export type Readiness = {
  status: 'ready' | 'draining' | 'unavailable';
  checks: Record<string, 'ok' | 'failed'>;
  [figure: string]: unknown;
};

const checkTimeoutMs = 2_000;

/** Live: the process runs, do not restart it. Ready: send it requests. A draining service is live and not ready. */
export class Health {
  private readonly checks = new Map<string, Check>();
  private readonly figures = new Map<string, () => number>();
  private readonly log: Logger | undefined;
  private draining = false;

  constructor(options: { log?: Logger } = {}) {
    this.log = options.log;
  }

  get isDraining(): boolean {
    return this.draining;
  }

  /** A check fails by throwing, or by taking longer than two seconds. */
  addCheck(name: string, check: Check): void {
    this.checks.set(name, check);
  }

  /** A number that is shown beside the checks and decides nothing. */
  addFigure(name: string, read: () => number): void {
    this.figures.set(name, read);
  }

  markDraining(): void {
    this.draining = true;
  }

  async readiness(): Promise<Readiness> {
    const results = await Promise.all(
      [...this.checks].map(async ([name, check]) => [name, await this.run(name, check)] as const),
    );
    const allWell = results.every(([, result]) => result === 'ok');
    return {
      ...Object.fromEntries([...this.figures].map(([name, read]) => [name, read()])),
      status: this.draining ? 'draining' : allWell ? 'ready' : 'unavailable',
      checks: Object.fromEntries(results),
    };
  }

  /** Answers /health/live and /health/ready; false for every other path. */
  async handle(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const path = request.url?.split('?', 1)[0];
    if (path === '/health/live') {
      answer(response, 200, { status: 'live' });
      return true;
    }
    if (path === '/health/ready') {
      const readiness = await this.readiness();
      answer(response, readiness.status === 'ready' ? 200 : 503, readiness);
      return true;
    }
    return false;
  }

  private async run(name: string, check: Check): Promise<'ok' | 'failed'> {
    const timeout = Promise.withResolvers<never>();
    const timer = setTimeout(() => timeout.reject(new Error('no answer in time')), checkTimeoutMs);
    try {
      await Promise.race([check(), timeout.promise]);
      return 'ok';
    } catch (error) {
      // The reason is for the operator's log; who asks from outside learns only which check failed.
      this.log?.warn({ err: error, check: name }, 'A health check failed.');
      return 'failed';
    } finally {
      clearTimeout(timer);
    }
  }
}

function answer(response: ServerResponse, status: number, body: object): void {
  response
    .writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
    .end(JSON.stringify(body));
}
