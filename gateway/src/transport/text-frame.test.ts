import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { textFrame } from './text-frame.ts';

const own = Buffer.from('{"id":"1","payload":');
const server = createServer();
const sockets = new WebSocketServer({ noServer: true });
let client: WebSocket;
let write: (pieces: Buffer[]) => void;

beforeAll(async () => {
  server.on('upgrade', (request, stream, head) => {
    write = (pieces) => {
      for (const piece of pieces) stream.write(piece);
    };
    sockets.handleUpgrade(request, stream, head, () => undefined);
  });
  server.listen(0);
  await once(server, 'listening');
  client = new WebSocket(`ws://localhost:${(server.address() as AddressInfo).port}`);
  await once(client, 'open');
});
afterAll(() => {
  client.terminate();
  server.close();
});

test.each([0, 50, 105, 106, 4_096, 4_097, 65_515, 65_516, 200_000])(
  'a message with %i shared bytes is what the library reads',
  async (size) => {
    const shared = Buffer.from('x'.repeat(size));
    const read = once(client, 'message');
    write(textFrame(own, shared));
    const [message, isBinary] = await read;
    expect(String(message)).toBe(`${own}${shared}`);
    expect(isBinary).toBe(false);
  },
);

test('what is long is not copied for each client', () => {
  const shared = Buffer.alloc(10_000);
  expect(textFrame(own, shared)[1]).toBe(shared);
});
