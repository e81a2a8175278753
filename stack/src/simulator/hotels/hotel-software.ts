import type { CityClient } from '@city/client/city-client';
import { Outbox, type OutboxOptions } from '../api/outbox.ts';
import type { Establishment } from './directory.ts';
import type { Declaration } from './party.ts';

type Message = { declare: Declaration[]; isRepeated?: boolean } | { checkOut: string[] };
type DeclareAnswer = {
  declareStays: { clientReference: string; duplicate: boolean; errors: { field: string; code: string }[] }[];
};

const declareMutation = `mutation DeclareArrivals($input: [DeclareStayInput!]!) {
  declareStays(input: $input) { clientReference duplicate errors { field code } }
}`;
const checkOutMutation = `mutation CheckOutGuests($ids: [ID!]!, $departedAt: DateTime!) {
  checkOutStays(ids: $ids, departedAt: $departedAt) { id }
}`;

const mostRowsPerCall = 500;
/** How often a program sends again what had been answered, because it lost the answer. */
const repeatShare = 0.02;

export type HotelCounts = { declared: number; duplicates: number; rejected: number; departed: number };

/** The program at one desk: keeps what is to be declared until its time, and sends it until it is answered. */
export class HotelSoftware {
  readonly establishment: Establishment;
  readonly #program: CityClient;
  readonly #options: OutboxOptions;
  readonly #outbox: Outbox<Message>;
  readonly #counts: HotelCounts;
  #waiting: { at: Date; rows: Declaration[] }[] = [];

  constructor(
    establishment: Establishment,
    connection: { program: CityClient; counts: HotelCounts } & OutboxOptions,
  ) {
    this.establishment = establishment;
    this.#program = connection.program;
    this.#counts = connection.counts;
    this.#options = connection;
    this.#outbox = new Outbox((message) => this.#send(message), connection);
  }

  /** Messages without an answer yet. */
  get unanswered(): number {
    return this.#outbox.length;
  }

  declareLater(at: Date, rows: Declaration[]): void {
    this.#waiting.push({ at, rows });
  }

  /** Sends all that is due as one batch. */
  declareDue(now: Date): void {
    const due = this.#waiting.filter(({ at }) => at <= now);
    if (due.length === 0) return;
    this.#waiting = this.#waiting.filter(({ at }) => at > now);
    this.declare(due.flatMap(({ rows }) => rows));
  }

  declare(rows: Declaration[]): void {
    for (let at = 0; at < rows.length; at += mostRowsPerCall) {
      this.#outbox.add({ declare: rows.slice(at, at + mostRowsPerCall) });
    }
  }

  checkOut(ids: string[]): void {
    this.#outbox.add({ checkOut: ids });
  }

  async #send(message: Message): Promise<void> {
    if ('declare' in message) {
      await this.#sendDeclarations(message.declare);
      const isRepeated = message.isRepeated !== true && Math.random() < repeatShare;
      if (isRepeated) this.#outbox.add({ ...message, isRepeated });
      return;
    }
    const variables = { ids: message.checkOut, departedAt: new Date() };
    await this.#program.request({ document: checkOutMutation, variables });
    this.#counts.departed += message.checkOut.length;
  }

  async #sendDeclarations(input: Declaration[]): Promise<void> {
    const { declareStays } = await this.#program.request<DeclareAnswer, { input: Declaration[] }>({
      document: declareMutation,
      variables: { input },
    });
    const rejected = declareStays.filter(({ errors }) => errors.length > 0);
    const duplicates = declareStays.filter(({ duplicate }) => duplicate).length;
    this.#counts.duplicates += duplicates;
    this.#counts.rejected += rejected.length;
    this.#counts.declared += declareStays.length - duplicates - rejected.length;
    if (rejected.length > 0) {
      const errors = rejected.flatMap((row) => row.errors.map(({ field, code }) => `${field}: ${code}`));
      this.#options.log.warn(
        { establishment: this.establishment.code, errors },
        'Declarations were rejected',
      );
    }
  }
}
