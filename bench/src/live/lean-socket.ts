import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

export type LeanSocketOptions = {
  port: number;
  token: string;
  query: string;
  variables: Record<string, unknown>;
  onReady: () => void;
  /** The text of an event's message. */
  onEvent: (text: Buffer) => void;
  onEnd: (reason: string) => void;
};

const readBuffer = Buffer.alloc(65_536);
const nothing = Buffer.alloc(0);
const opcodes = { text: 1, close: 8, ping: 9, pong: 10 };

/**
 * A client of graphql-transport-ws that does as little as it can: thousands of them run in one process, and what they
 * cost would otherwise be in the figures.
 */
export class LeanSocket {
  private readonly options: LeanSocketOptions;
  private readonly socket: Socket;
  private rest: Buffer = nothing;
  private isUpgraded = false;

  constructor(options: LeanSocketOptions) {
    this.options = options;
    this.socket = connect({
      port: options.port,
      host: '127.0.0.1',
      noDelay: true,
      // Read without a stream in between, all sockets into the same bytes.
      onread: {
        buffer: readBuffer,
        callback: (bytes, buffer) => {
          this.take(Buffer.from(buffer.buffer, buffer.byteOffset, bytes));
          return true;
        },
      },
    });
    this.socket.write(
      [
        'GET /graphql HTTP/1.1',
        `Host: 127.0.0.1:${options.port}`,
        'Connection: Upgrade',
        'Upgrade: websocket',
        'Sec-WebSocket-Version: 13',
        `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
        'Sec-WebSocket-Protocol: graphql-transport-ws',
        '\r\n',
      ].join('\r\n'),
    );
    this.socket.on('error', (error) => options.onEnd(error.message));
    this.socket.on('close', () => options.onEnd('closed'));
  }

  /** As when the network is gone: no goodbye. */
  drop(): void {
    this.socket.destroy();
  }

  private take(chunk: Buffer): void {
    this.rest = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    if (!this.isUpgraded && !this.readHead()) {
      this.rest = Buffer.from(this.rest);
      return;
    }
    for (let frame = this.nextFrame(); frame; frame = this.nextFrame()) this.handle(frame.opcode, frame.body);
    // What is not whole yet is kept; the bytes themselves are read over.
    this.rest = this.rest.length === 0 ? nothing : Buffer.from(this.rest);
  }

  private readHead(): boolean {
    const end = this.rest.indexOf('\r\n\r\n');
    if (end < 0) return false;
    const head = this.rest.toString('latin1', 0, end);
    if (!head.startsWith('HTTP/1.1 101')) {
      this.options.onEnd(head.split('\r\n', 1)[0] ?? '');
      this.drop();
      return false;
    }
    this.rest = this.rest.subarray(end + 4);
    this.isUpgraded = true;
    const payload = { authorization: `Bearer ${this.options.token}` };
    this.send(opcodes.text, JSON.stringify({ type: 'connection_init', payload }));
    return true;
  }

  /** Undefined until all of the next frame has come. */
  private nextFrame(): { opcode: number; body: Buffer } | undefined {
    const { rest } = this;
    const short = (rest[1] ?? 0) & 0x7f;
    const headerBytes = short < 126 ? 2 : short === 126 ? 4 : 10;
    if (rest.length < headerBytes) return undefined;
    const length =
      short < 126 ? short : short === 126 ? rest.readUInt16BE(2) : Number(rest.readBigUInt64BE(2));
    if (rest.length < headerBytes + length) return undefined;
    this.rest = rest.subarray(headerBytes + length);
    return { opcode: (rest[0] ?? 0) & 0x0f, body: rest.subarray(headerBytes, headerBytes + length) };
  }

  private handle(opcode: number, body: Buffer): void {
    if (opcode === opcodes.ping) this.send(opcodes.pong, body);
    else if (opcode === opcodes.close)
      this.options.onEnd(`${body.readUInt16BE(0)} ${body.toString('utf8', 2)}`);
    else if (body.includes('"type":"next"')) this.options.onEvent(body);
    else if (body.includes('"connection_ack"')) this.subscribe();
    else if (body.includes('"type":"error"')) this.options.onEnd(body.toString());
  }

  private subscribe(): void {
    const { query, variables, onReady } = this.options;
    this.send(opcodes.text, JSON.stringify({ id: '1', type: 'subscribe', payload: { query, variables } }));
    onReady();
  }

  /** A client's frames are masked; a mask of nothing but zeros is one as well, and leaves the bytes as they are. */
  private send(opcode: number, body: string | Buffer): void {
    const bytes = Buffer.from(body);
    const isShort = bytes.length < 126;
    const header = Buffer.alloc(isShort ? 6 : 8);
    header[0] = 0x80 | opcode;
    header[1] = 0x80 | (isShort ? bytes.length : 126);
    if (!isShort) header.writeUInt16BE(bytes.length, 2);
    this.socket.write(Buffer.concat([header, bytes]));
  }
}
