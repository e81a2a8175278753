import { type BackOff, untilAnswered } from '@city/client/back-off';
import { GraphRefused } from '@city/client/problems';
import type { Logger } from '@city/kit/log/log';
import { fieldBackOff } from './back-off.ts';

export type OutboxOptions = { signal: AbortSignal; log: Logger; backOff?: BackOff };

/**
 * What one hotel still has to send, in order. An item leaves when it was answered, never because nobody was
 * there. It is kept in memory: what waits when the simulator itself ends is lost, as guests that it invents are
 * no one's.
 */
export class Outbox<Item> {
  readonly #waiting: Item[] = [];
  readonly #send: (item: Item) => Promise<void>;
  readonly #options: OutboxOptions;
  #isSending = false;

  constructor(send: (item: Item) => Promise<void>, options: OutboxOptions) {
    this.#send = send;
    this.#options = options;
  }

  /** Items not yet answered, the one under way among them. */
  get length(): number {
    return this.#waiting.length;
  }

  add(item: Item): void {
    this.#waiting.push(item);
    if (!this.#isSending) void this.#sendAll();
  }

  async #sendAll(): Promise<void> {
    const { signal, log, backOff = fieldBackOff } = this.#options;
    this.#isSending = true;
    try {
      for (let item = this.#waiting[0]; item !== undefined && !signal.aborted; item = this.#waiting[0]) {
        const sending = item;
        await untilAnswered(() => this.#send(sending), { attempts: Infinity, signal, backOff }).catch(
          (error: unknown) => {
            if (!(error instanceof GraphRefused)) throw error;
            log.warn({ err: error }, 'The API refused what a hotel sent');
          },
        );
        this.#waiting.shift();
      }
    } catch (error) {
      if (!signal.aborted) log.error({ err: error }, 'An outbox stopped');
    } finally {
      this.#isSending = false;
    }
  }
}
