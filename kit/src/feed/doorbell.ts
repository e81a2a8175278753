import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from '../log/log.ts';

export type DoorbellOptions = {
  connectionString: string;
  channel: string;
  log: Logger;
  /** Called with what the ringer sent, and with null after each new connection: rings may have been lost. */
  onRing: (sender: string | null) => void;
};

const firstRetryMs = 100;
const lastRetryMs = 5_000;

/** Listens for rings on a connection of its own and makes a new one whenever it is lost. */
export class Doorbell {
  private readonly o: DoorbellOptions;
  private client: pg.Client | undefined;
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;

  constructor(o: DoorbellOptions) {
    this.o = o;
  }

  start(): void {
    this.running ??= this.run();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.client?.end();
    await this.running;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    let retryMs = firstRetryMs;
    while (!signal.aborted) {
      try {
        await this.listenUntilLost(() => {
          retryMs = firstRetryMs;
        });
        if (!signal.aborted)
          this.o.log.warn({ channel: this.o.channel }, 'The listening connection was lost');
      } catch (error) {
        if (!signal.aborted) this.o.log.warn({ err: error, retryMs }, 'Cannot listen to the database');
      }
      await delay(retryMs, undefined, { signal }).catch(ignoreAbort);
      retryMs = Math.min(retryMs * 2, lastRetryMs);
    }
  }

  private async listenUntilLost(onListening: () => void): Promise<void> {
    const client = new pg.Client({
      connectionString: this.o.connectionString,
      application_name: 'city-doorbell',
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
    });
    const lost = new Promise<void>((resolve) => client.once('end', resolve));
    client.on('error', (error) => this.o.log.debug({ err: error }, 'The listening connection failed'));
    client.on('notification', ({ payload }) => this.o.onRing(payload ?? ''));
    this.client = client;
    try {
      // One that is ended while it connects says nothing any more: its promise is neither kept nor broken.
      await Promise.race([client.connect(), lost.then(refuse)]);
      await client.query(`listen ${pg.escapeIdentifier(this.o.channel)}`);
    } catch (error) {
      await client.end();
      throw error;
    }
    onListening();
    this.o.onRing(null);
    if (this.stopping.signal.aborted) await client.end();
    await lost;
  }
}

function refuse(): never {
  throw new Error('The connection ended before it was made');
}

function ignoreAbort(error: Error): void {
  if (error.name !== 'AbortError') throw error;
}
