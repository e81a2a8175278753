/** The last events of a stream, by cursor, for clients that come back after a short break. */
export class EventRing<Event extends { readonly cursor: string | null }> {
  private events: Event[] = [];
  private readonly places = new Map<string, number>();
  private dropped = 0;
  private start: string | null = null;
  private readonly maximum: number;

  constructor(maximum: number) {
    this.maximum = maximum;
  }

  /** Everything after this cursor was, or will be, put in here. */
  startAt(cursor: string | null): void {
    if (this.dropped + this.events.length === 0) this.start = cursor;
  }

  push(event: Event): void {
    if (event.cursor !== null) this.places.set(event.cursor, this.dropped + this.events.length);
    this.events.push(event);
    // In halves, so that a long stream does not move the whole list with each event.
    if (this.events.length > this.maximum * 2) this.drop(this.events.length - this.maximum);
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

  private drop(count: number): void {
    for (const { cursor } of this.events.slice(0, count)) {
      if (cursor !== null) this.places.delete(cursor);
    }
    this.events = this.events.slice(count);
    this.dropped += count;
  }
}
