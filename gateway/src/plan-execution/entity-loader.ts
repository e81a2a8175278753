import type { GraphQLFormattedError } from 'graphql';
import type { CompiledFetch } from './compiled-fetch.ts';
import { type Entity, isEntity, read } from './entity.ts';
import { JoinedFetches, joinedOf, maximumJoined, maximumJoinedCharacters } from './joined-fetches.ts';
import type { AskSubgraph, SubgraphAnswer, Variables } from './plan-run.ts';

export type LoaderAnswer = SubgraphAnswer | { failure: GraphQLFormattedError };

/** Representations that are told to their subgraph in one list. */
class Batch {
  readonly fetch: CompiledFetch;
  readonly texts: string[];
  readonly answer: Promise<LoaderAnswer>;
  readonly resolve: (answer: Promise<LoaderAnswer>) => void;
  isOpen = true;

  constructor(fetch: CompiledFetch, texts: string[] = []) {
    // Not a function that stands here until the right one comes: that kept answers alive until the old ones are swept.
    const { promise, resolve } = Promise.withResolvers<LoaderAnswer>();
    this.fetch = fetch;
    this.texts = texts;
    this.answer = promise;
    this.resolve = resolve;
  }
}

/** Where an entity's answer is: in that of a batch, or known from another fetch. */
type Slot = { batch: Batch; index: number } | { batch: undefined; known: Entity };
type Question = { slots: Map<string, Slot>; open: Batch | undefined };

/**
 * Entities of one execution. What its fetches want of one subgraph within a turn of the event loop is one request; and
 * where a plan asks the same of the same subgraph at several places, each entity is asked for once.
 */
export class EntityLoader {
  private readonly questions = new Map<string, Question>();
  /** What is to be sent at the end of this turn, by subgraph. */
  private readonly waiting = new Map<string, Batch[]>();
  private readonly variables: Variables;
  private readonly ask: AskSubgraph;

  constructor(variables: Variables, ask: AskSubgraph) {
    this.variables = variables;
    this.ask = ask;
  }

  /** What the subgraph answers to these representations, as if nobody else had asked. */
  async load(fetch: CompiledFetch, texts: string[]): Promise<LoaderAnswer> {
    if (!fetch.isFlat) return await this.post(new Batch(fetch, texts)).answer;
    const question = this.questionOf(fetch);
    const slots = texts.map((text) => this.slotOf(fetch, question, text));
    const answers = new Map<Batch, SubgraphAnswer>();
    for (const { batch } of slots) {
      if (!batch || answers.has(batch)) continue;
      const answer = await batch.answer;
      if ('failure' in answer) return answer;
      answers.set(batch, answer);
    }
    return picked(slots, answers);
  }

  /** What another fetch was told of an entity need not be asked. */
  learn(fetch: CompiledFetch, text: string, known: Entity): void {
    const { slots } = this.questionOf(fetch);
    if (!slots.has(text)) slots.set(text, { batch: undefined, known });
  }

  /** Something has changed: what is known is from before. */
  forget(): void {
    this.questions.clear();
  }

  private questionOf(fetch: CompiledFetch): Question {
    let question = this.questions.get(fetch.question);
    if (!question) {
      question = { slots: new Map(), open: undefined };
      this.questions.set(fetch.question, question);
    }
    return question;
  }

  private slotOf(fetch: CompiledFetch, question: Question, text: string): Slot {
    const known = question.slots.get(text);
    if (known) return known;
    if (!question.open?.isOpen) question.open = this.post(new Batch(fetch));
    const batch = question.open;
    const slot = { batch, index: batch.texts.push(text) - 1 };
    question.slots.set(text, slot);
    return slot;
  }

  private post(batch: Batch): Batch {
    const { service } = batch.fetch;
    const others = this.waiting.get(service);
    if (others) {
      others.push(batch);
      return batch;
    }
    const batches = [batch];
    this.waiting.set(service, batches);
    // Fetches that the plan runs side by side come within this turn, and those whose answers came together.
    setImmediate(() => {
      this.waiting.delete(service);
      for (const each of batches) each.isOpen = false;
      for (const together of inRequests(batches)) this.send(together);
    });
    return batch;
  }

  private send(batches: Batch[]): void {
    // By plan and not by chance: their text is made once for each set of fetches.
    const inOrder = batches.sort((one, other) => one.fetch.id - other.fetch.id);
    const joined = inOrder.length > 1 ? joinedOf(inOrder.map(({ fetch }) => fetch)) : undefined;
    if (joined) this.sendTogether(inOrder, joined);
    else for (const batch of inOrder) batch.resolve(this.sendAlone(batch));
  }

  private sendAlone({ fetch, texts }: Batch): Promise<LoaderAnswer> {
    return this.ask(fetch, fetch.request(this.variables, texts));
  }

  /** Each answer for itself: where one can't be told from the others', because all were refused, it is asked alone. */
  private sendTogether(batches: readonly Batch[], joined: JoinedFetches): void {
    const [first] = batches;
    if (!first) return;
    const request = joined.request(
      this.variables,
      batches.map(({ texts }) => texts),
    );
    const answer = this.ask(first.fetch, request);
    for (const [index, batch] of batches.entries()) {
      const own = answer.then(async (whole) => {
        if ('failure' in whole) return whole;
        joined.noteAnswer(whole);
        const part = JoinedFetches.partOf(whole, index, batch.texts.length);
        if (part) return part;
        const alone = await this.sendAlone(batch);
        if (!('failure' in alone) && isEntity(alone.data)) joined.noteRefusal(whole);
        return alone;
      });
      batch.resolve(own);
    }
  }
}

/** What is sent together. */
function inRequests(batches: readonly Batch[]): Batch[][] {
  const requests: Batch[][] = [];
  let together: Batch[] = [];
  let characters = 0;
  for (const batch of batches) {
    const own = batch.texts.reduce((sum, { length }) => sum + length, 0);
    const isFull = together.length === maximumJoined || characters + own > maximumJoinedCharacters;
    if (together.length === 0 || isFull) {
      together = [];
      characters = 0;
      requests.push(together);
    }
    together.push(batch);
    characters += own;
  }
  return requests;
}

function picked(slots: readonly Slot[], answers: ReadonlyMap<Batch, SubgraphAnswer>): SubgraphAnswer {
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
  const data = {
    _entities: slots.map((slot) =>
      slot.batch ? (entities.get(slot.batch)?.[slot.index] ?? null) : slot.known,
    ),
  };
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
