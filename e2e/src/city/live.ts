import { type Client, createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { addresses, tokenOf } from './city.ts';

type Event = { eventCursor: string };

export type Question = {
  field: string;
  /** Takes a variable `$after`. */
  document: string;
  /** A demonstration person or client; nobody when left out. */
  as?: string;
  variables?: Record<string, unknown>;
  /** The cursor to begin with; none begins now. */
  after?: string;
};

/**
 * Listens to a subscription as a careful client does: remembers the cursor of the last event it saw and comes
 * back with it after every break.
 */
export class CarefulListener<T extends Event> {
  readonly events: T[] = [];
  readonly failures: unknown[] = [];
  readonly closeCodes: number[] = [];
  connections = 0;
  readonly #client: Client;
  readonly #question: Question;
  #isOpen = true;

  constructor(question: Question) {
    this.#question = question;
    this.#client = createClient({
      url: addresses.live,
      webSocketImpl: WebSocket,
      connectionParams: async (): Promise<Record<string, unknown>> =>
        question.as ? { authorization: `Bearer ${await tokenOf(question.as)}` } : {},
      retryAttempts: 0,
      lazy: true,
      on: {
        connected: () => {
          this.connections += 1;
        },
        closed: (event) => this.closeCodes.push((event as { code: number }).code),
      },
    });
    void this.#listen();
  }

  async #listen(): Promise<void> {
    while (this.#isOpen) {
      const { field, document, variables, after } = this.#question;
      const cursor = this.events.at(-1)?.eventCursor ?? after;
      await new Promise<void>((resolve) => {
        this.#client.subscribe<Record<string, T>>(
          { query: document, variables: { ...variables, after: cursor } },
          {
            next: ({ data, errors }) => {
              const event = data?.[field];
              if (event) this.events.push(event);
              else this.failures.push(errors);
            },
            error: (failure) => {
              // Errors of the graph come as a list; anything else is a broken connection, which is come back from.
              if (Array.isArray(failure)) this.failures.push(failure);
              setTimeout(resolve, 200);
            },
            complete: () => setTimeout(resolve, 200),
          },
        );
      });
    }
  }

  async close(): Promise<void> {
    this.#isOpen = false;
    await this.#client.dispose();
  }
}
