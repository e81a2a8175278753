import { constants } from 'node:buffer';

const quote = 34;
const backslash = 92;
const firstPlain = 32;
const lastPlain = 126;
/** Of this length on, what copies memory is quicker than a loop. */
const short = 32;
const long = 512;
const firstBytes = 65_536;
const keptBytes = 4_194_304;
const mostBytesOfCharacter = 3;

/**
 * JSON, written straight to where it is sent from. Text that is put together as strings is an object for each piece: the
 * greater part of all memory that a request would take.
 */
export class JsonBytes {
  length = 0;
  private bytes = Buffer.allocUnsafe(firstBytes);
  private readonly maximumBytes: number;

  /** As much as a string can hold, unless told: an answer that is not plain is made as one. */
  constructor(maximumBytes: number = constants.MAX_STRING_LENGTH) {
    this.maximumBytes = maximumBytes;
  }

  addSign(sign: '{' | '}' | '[' | ']' | ','): void {
    this.reserve(1);
    this.bytes[this.length] = sign.charCodeAt(0);
    this.length += 1;
  }

  /** What is JSON already, and used often. */
  add(prepared: Uint8Array): void {
    const { length } = prepared;
    this.reserve(length);
    if (length > short) this.bytes.set(prepared, this.length);
    else
      for (let index = 0; index < length; index += 1) this.bytes[this.length + index] = prepared[index] ?? 0;
    this.length += length;
  }

  /** What is JSON already. */
  addText(json: string): void {
    this.reserve(json.length * mostBytesOfCharacter);
    this.length += this.bytes.write(json, this.length);
  }

  /** A string, which most often needs no escape. */
  addString(value: string): void {
    const { length } = value;
    if (length > long) {
      this.addText(JSON.stringify(value));
      return;
    }
    this.reserve(length + 2);
    const { bytes } = this;
    let at = this.length;
    bytes[at] = quote;
    for (let index = 0; index < length; index += 1) {
      const code = value.charCodeAt(index);
      if (code < firstPlain || code > lastPlain || code === quote || code === backslash) {
        this.addText(JSON.stringify(value));
        return;
      }
      at += 1;
      bytes[at] = code;
    }
    bytes[at + 1] = quote;
    this.length = at + 2;
  }

  /** What was written there before, once more. */
  repeat(start: number, end: number): void {
    this.reserve(end - start);
    this.bytes.copyWithin(this.length, start, end);
    this.length += end - start;
  }

  /** A copy of what was written. */
  take(): Buffer {
    return Buffer.from(this.bytes.subarray(0, this.length));
  }

  /** It begins anew, in the same memory if that is not much. */
  reset(): void {
    this.length = 0;
    if (this.bytes.length > keptBytes) this.bytes = Buffer.allocUnsafe(firstBytes);
  }

  private reserve(count: number): void {
    const needed = this.length + count;
    if (needed <= this.bytes.length) return;
    if (needed > this.maximumBytes) throw new RangeError(`JSON of more than ${this.maximumBytes} bytes`);
    const larger = Buffer.allocUnsafe(Math.min(2 * needed, this.maximumBytes));
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
  }
}
