import { badUserInput, fieldProblem } from '@city/kit/errors/city-error';
import { sharedErrors } from '@city/kit/errors/shared-errors';

export type LoggedEvent = { cursor: string; noteId: string };

/** A feed in memory that outlives the subgraph in front of it, as a database does. */
export class EventLog {
  readonly events: LoggedEvent[] = [];
  private readonly listeners = new Set<EventReader>();

  append(noteId: string): string {
    const cursor = `c${this.events.length + 1}`;
    this.events.push({ cursor, noteId });
    for (const listener of this.listeners) listener.wake();
    return cursor;
  }

  read(after: string | null | undefined): EventReader {
    const start = after == null ? this.events.length : this.indexOf(after) + 1;
    const reader = new EventReader(this.events, start, () => this.listeners.delete(reader));
    this.listeners.add(reader);
    return reader;
  }

  get readerCount(): number {
    return this.listeners.size;
  }

  private indexOf(cursor: string): number {
    const index = this.events.findIndex((event) => event.cursor === cursor);
    if (index < 0 && cursor !== 'c0')
      throw badUserInput([fieldProblem('after', sharedErrors.CURSOR_INVALID)]);
    return index;
  }
}

class EventReader implements AsyncIterableIterator<LoggedEvent> {
  readonly startCursor: string;
  private waiting: ((step: IteratorResult<LoggedEvent>) => void) | undefined;
  private isEnded = false;
  private readonly events: readonly LoggedEvent[];
  private position: number;
  private readonly onEnd: () => void;

  constructor(events: readonly LoggedEvent[], position: number, onEnd: () => void) {
    this.events = events;
    this.position = position;
    this.startCursor = `c${position}`;
    this.onEnd = onEnd;
  }

  wake(): void {
    const event = this.events[this.position];
    if (!this.waiting || !event) return;
    this.position += 1;
    const resolve = this.waiting;
    this.waiting = undefined;
    resolve({ done: false, value: event });
  }

  next(): Promise<IteratorResult<LoggedEvent>> {
    if (this.isEnded) return Promise.resolve({ done: true, value: undefined });
    return new Promise((resolve) => {
      this.waiting = resolve;
      this.wake();
    });
  }

  async return(): Promise<IteratorResult<LoggedEvent>> {
    this.isEnded = true;
    this.onEnd();
    this.waiting?.({ done: true, value: undefined });
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
