/** One event as clients get it, already as text. What a transport makes of it is made once for all its clients. */
export class LiveEvent {
  /** Null where the stream has none, and for what the gateway says itself. */
  readonly cursor: string | null;
  readonly json: string;
  private socketTailBytes: Buffer | undefined;
  private streamBytes: Buffer | undefined;

  constructor(cursor: string | null, json: string) {
    this.cursor = cursor;
    this.json = json;
  }

  get size(): number {
    return this.json.length;
  }

  /** What ends a message on a socket: the payload, and the brace around it. */
  get socketTail(): Buffer {
    this.socketTailBytes ??= Buffer.from(`${this.json}}`);
    return this.socketTailBytes;
  }

  /** The whole event of a stream that serves one operation. Its id is the cursor, which a browser sends back. */
  get streamText(): Buffer {
    this.streamBytes ??= Buffer.from(`${this.idLine}event: next\ndata: ${this.json}\n\n`);
    return this.streamBytes;
  }

  private get idLine(): string {
    return this.cursor !== null && plainCursor.test(this.cursor) ? `id: ${this.cursor}\n` : '';
  }

  /** All clients have been served. What comes back for it later is rare; the text is kept. */
  forgetBytes(): void {
    this.socketTailBytes = undefined;
    this.streamBytes = undefined;
  }
}

/** A cursor that could end its line would be another field of the stream. */
const plainCursor = /^[\x21-\x7e]{1,500}$/;
