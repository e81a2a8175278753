import type { GraphQLFormattedError } from 'graphql';
import type { CompiledFetch } from './compiled-fetch.ts';
import { isEntity, read } from './entity.ts';
import type { SubgraphAnswer } from './plan-run.ts';

export type LoaderAnswer = SubgraphAnswer | { failure: GraphQLFormattedError };
type Send = (fetch: CompiledFetch, representations: readonly string[]) => Promise<LoaderAnswer>;

/** Representations that go to their subgraph in one request. */
class Batch {
  readonly texts: string[] = [];
  readonly answer: Promise<LoaderAnswer>;
  isOpen = true;

  constructor(fetch: CompiledFetch, send: Send) {
    // Fetches that the plan runs side by side come within this turn of the event loop.
    this.answer = new Promise((resolve, reject) => {
      setImmediate(() => {
        this.isOpen = false;
        send(fetch, this.texts).then(resolve, reject);
      });
    });
  }
}

type Slot = { batch: Batch; index: number };
type Question = { slots: Map<string, Slot>; open: Batch | undefined };

/**
 * Entities of one execution, each asked for once. A plan asks the same of the same subgraph at several places: what
 * runs side by side is one request there, and what another fetch has asked already is not asked again.
 */
export class EntityLoader {
  private readonly questions = new Map<string, Question>();
  private readonly send: Send;

  constructor(send: Send) {
    this.send = send;
  }

  /** What the subgraph answers to these representations, as if nobody else had asked. */
  async load(fetch: CompiledFetch, texts: readonly string[]): Promise<LoaderAnswer> {
    const slots = texts.map((text) => this.slotOf(fetch, text));
    const batches = [...new Set(slots.map(({ batch }) => batch))];
    const answers = new Map<Batch, LoaderAnswer>();
    for (const batch of batches) answers.set(batch, await batch.answer);
    for (const answer of answers.values()) if ('failure' in answer) return answer;
    return joined(slots, answers as Map<Batch, SubgraphAnswer>);
  }

  /** Something has changed: what is known is from before. */
  forget(): void {
    this.questions.clear();
  }

  private slotOf(fetch: CompiledFetch, text: string): Slot {
    let question = this.questions.get(fetch.question);
    if (!question) {
      question = { slots: new Map(), open: undefined };
      this.questions.set(fetch.question, question);
    }
    const known = question.slots.get(text);
    if (known) return known;
    if (!question.open?.isOpen) question.open = new Batch(fetch, this.send);
    const batch = question.open;
    const slot = { batch, index: batch.texts.push(text) - 1 };
    question.slots.set(text, slot);
    return slot;
  }
}

function joined(slots: readonly Slot[], answers: ReadonlyMap<Batch, SubgraphAnswer>): SubgraphAnswer {
  const entities = new Map<Batch, unknown[]>();
  const errors: GraphQLFormattedError[] = [];
  for (const [batch, answer] of answers) {
    const received = isEntity(answer.data) ? read(answer.data, '_entities') : undefined;
    // Not an answer to what was asked. It is judged where any other would be, and without its data: of a part of the
    // batch it might happen to have the right length, for other objects.
    if (!Array.isArray(received) || received.length !== batch.texts.length) return { ...answer, data: null };
    entities.set(batch, received);
    if (answer.errors) errors.push(...ofThese(slots, batch, answer.errors));
  }
  const data = { _entities: slots.map(({ batch, index }) => entities.get(batch)?.[index] ?? null) };
  return errors.length > 0 ? { data, errors } : { data };
}

/** The errors of a batch that belong to what was asked here, at the places that they have here. */
function ofThese(
  slots: readonly Slot[],
  batch: Batch,
  errors: readonly GraphQLFormattedError[],
): GraphQLFormattedError[] {
  const places = new Map(slots.flatMap((slot, place) => (slot.batch === batch ? [[slot.index, place]] : [])));
  return errors.flatMap((error) => {
    const [root, index, ...rest] = error.path ?? [];
    if (root !== '_entities' || typeof index !== 'number') return [error];
    const place = places.get(index);
    return place === undefined ? [] : [{ ...error, path: [root, place, ...rest] }];
  });
}
