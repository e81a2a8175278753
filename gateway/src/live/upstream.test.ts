import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { Upstream } from './upstream.ts';

/** A subgraph that speaks as much of the protocol as a stream needs, and answers pings only if it is told to. */
function serve(answersPings: boolean) {
  const server = new WebSocketServer({ port: 0, handleProtocols: () => 'graphql-transport-ws' });
  const sockets: WebSocket[] = [];
  const seen: string[] = [];
  server.on('connection', (socket) => {
    let streamId = '';
    sockets.push(socket);
    socket.on('message', (data) => {
      const { type, id } = JSON.parse(String(data)) as { type: string; id?: string };
      streamId = id ?? streamId;
      seen.push(type);
      if (type === 'connection_init') socket.send('{"type":"connection_ack"}');
      if (type !== 'ping' || !answersPings) return;
      socket.send('{"type":"pong"}');
      socket.send(JSON.stringify({ id: streamId, type: 'next', payload: { data: { ticked: 1 } } }));
    });
  });
  return { server, sockets, seen };
}

let subgraph: ReturnType<typeof serve>;
let upstream: Upstream;
const broken: unknown[] = [];
let events: number;
async function open(answersPings: boolean): Promise<void> {
  subgraph = serve(answersPings);
  if (!subgraph.server.address()) await once(subgraph.server, 'listening');
  const { port } = subgraph.server.address() as AddressInfo;
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  upstream = new Upstream({
    url: new URL(`http://localhost:${port}/graphql`),
    secret: undefined,
    headers: {},
    query: 'subscription { ticked }',
    variables: {},
    onNext: () => {
      events += 1;
    },
    onErrors: () => undefined,
    onBreak: (reason) => broken.push(reason),
    onComplete: () => undefined,
  });
  await seen('subscribe', 1);
}

/** Real time passes for the network while the clock of timers stands still. */
async function seen(type: string, count: number): Promise<void> {
  while (subgraph.seen.filter((each) => each === type).length < count) await turn();
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

beforeEach(() => {
  broken.length = 0;
  events = 0;
});
afterEach(() => {
  upstream.close();
  vi.useRealTimers();
  for (const socket of subgraph.sockets) socket.terminate();
  subgraph.server.close();
});

it('a subgraph that does not answer a ping is given up', async () => {
  await open(false);
  vi.advanceTimersByTime(5_000);
  await seen('ping', 1);
  vi.advanceTimersByTime(5_000);
  while (broken.length === 0) await turn();
});

it('one whose answer is not read, because there is too much to do, is not; it is again when all is read', async () => {
  await open(false);
  vi.advanceTimersByTime(4_000);
  upstream.pause();
  vi.advanceTimersByTime(1_000);
  await seen('ping', 1);
  vi.advanceTimersByTime(60_000);
  for (let turns = 0; turns < 20; turns += 1) await turn();
  expect(broken.length).toBe(0);
  upstream.resume();
  vi.advanceTimersByTime(5_000);
  while (broken.length === 0) await turn();
});

it('one that answers goes on (the control)', async () => {
  await open(true);
  for (let pings = 1; pings < 5; pings += 1) {
    vi.advanceTimersByTime(5_000);
    // The next ping is sent after the answer to this one was read.
    while (events < pings) await turn();
  }
  expect(broken).toEqual([]);
});
