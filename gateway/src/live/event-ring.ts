/** How much all streams together keep for clients that come back, in characters. */
export type RingBudget = { used: number; readonly maximum: number };

type Kept = { readonly cursor: string | null; readonly size: number };

/** As many a stream keeps even where there is no room: a replay has to find the place at which it joins. */
const fewest = 8;

/** The last events of a stream, by cursor, for clients that come back after a short break. */
export class EventRing<Event extends Kept> {
  private events: Event[] = [];
  private readonly places = new Map<string, number>();
  private dropped = 0;
  private start: string | null = null;
  private readonly maximum: number;
  private readonly budget: RingBudget;

  constructor(maximum: number, budget: RingBudget) {
    this.maximum = maximum;
    this.budget = budget;
  }

  /** Everything after this cursor was, or will be, put in here. */
  startAt(cursor: string | null): void {
    if (this.dropped + this.events.length === 0) this.start = cursor;
  }

  push(event: Event): void {
    if (event.cursor !== null) this.places.set(event.cursor, this.dropped + this.events.length);
    this.events.push(event);
    this.budget.used += event.size;
    const { length } = this.events;
    // In halves, so that a long stream does not move the whole list with each event.
    if (length > this.maximum * 2) this.drop(length - this.maximum);
    else if (this.budget.used > this.budget.maximum && length >= fewest * 2)
      this.drop(Math.floor(length / 2));
  }

  has(cursor: string): boolean {
    return this.places.has(cursor) || (this.dropped === 0 && cursor === this.start);
  }

  /** Undefined if the cursor is not known here, or no longer. */
  after(cursor: string): readonly Event[] | undefined {
    if (this.dropped === 0 && cursor === this.start) return this.events;
    const place = this.places.get(cursor);
    return place === undefined ? undefined : this.events.slice(place - this.dropped + 1);
  }

  /** Its stream has ended. */
  clear(): void {
    this.drop(this.events.length);
  }

  private drop(count: number): void {
    for (const { cursor, size } of this.events.slice(0, count)) {
      if (cursor !== null) this.places.delete(cursor);
      this.budget.used -= size;
    }
    this.events = this.events.slice(count);
    this.dropped += count;
  }
}
