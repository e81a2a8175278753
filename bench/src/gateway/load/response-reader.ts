const headEnd = Buffer.from('\r\n\r\n');
const lastChunk = Buffer.from('0\r\n\r\n');

/** Finds where an answer ends. It knows as much of HTTP as answers to one question at a time need. */
export class ResponseReader {
  private readonly onAnswer: (status: number, length: number) => void;
  private head: Buffer = Buffer.alloc(0);
  private tail: Buffer = Buffer.alloc(0);
  private status = 0;
  /** Bytes of the body that are still to come; -1 while the head is read, Infinity if the body comes in chunks. */
  private missing = -1;
  private length = 0;

  constructor(onAnswer: (status: number, length: number) => void) {
    this.onAnswer = onAnswer;
  }

  read(chunk: Buffer): void {
    if (this.missing !== -1) {
      this.readBody(chunk);
      return;
    }
    this.head = this.head.length > 0 ? Buffer.concat([this.head, chunk]) : chunk;
    const end = this.head.indexOf(headEnd);
    if (end < 0) return;
    const text = this.head.toString('latin1', 0, end);
    const body = this.head.subarray(end + headEnd.length);
    this.head = Buffer.alloc(0);
    this.tail = Buffer.alloc(0);
    this.status = Number(text.slice(9, 12));
    const length = /content-length: *(\d+)/i.exec(text)?.[1];
    this.missing = length === undefined ? Number.POSITIVE_INFINITY : Number(length);
    this.length = 0;
    this.readBody(body);
  }

  private readBody(chunk: Buffer): void {
    this.length += chunk.length;
    if (this.missing === Number.POSITIVE_INFINITY) {
      // The end of the last chunk may be spread over two packets.
      this.tail = Buffer.concat([this.tail, chunk.subarray(-lastChunk.length)]).subarray(-lastChunk.length);
      if (this.tail.equals(lastChunk)) this.finish();
    } else if (this.length >= this.missing) this.finish();
  }

  private finish(): void {
    this.missing = -1;
    this.onAnswer(this.status, this.length);
  }
}
