import { WebSocket } from 'ws';
import { until } from './collect.ts';

type Message = { type: string; id?: string; payload?: unknown };

/** A socket without a client library around it, to do what a library would not. */
export async function openRaw(
  address: string,
  headers: Record<string, string> = {},
  protocol: string | string[] = 'graphql-transport-ws',
) {
  const socket = new WebSocket(address.replace('http', 'ws'), protocol, { headers });
  const messages: Message[] = [];
  let closed: { code: number; reason: string } | undefined;
  let refusedWith: number | undefined;
  socket.on('message', (data) => messages.push(JSON.parse(String(data)) as Message));
  socket.on('close', (code, reason) => {
    closed = { code, reason: String(reason) };
  });
  socket.on('unexpected-response', (_request, response) => {
    refusedWith = response.statusCode;
    socket.terminate();
  });
  socket.on('error', () => undefined);
  await until(
    () => socket.readyState === WebSocket.OPEN || closed !== undefined || refusedWith !== undefined,
  );

  return {
    socket,
    messages,
    refusedWith: () => refusedWith,
    send: (message: unknown) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
    subscribe: (id: string, query: string) =>
      socket.send(JSON.stringify({ id, type: 'subscribe', payload: { query } })),
    async initialise(payload?: Record<string, unknown>): Promise<void> {
      socket.send(JSON.stringify({ type: 'connection_init', payload }));
      await until(() => messages.some(({ type }) => type === 'connection_ack') || closed !== undefined);
    },
    has: (type: string, count = 1) =>
      until(() => messages.filter((message) => message.type === type).length >= count),
    async closed(withinMs?: number): Promise<{ code: number; reason: string }> {
      await until(() => closed !== undefined, withinMs);
      return closed ?? { code: 0, reason: '' };
    },
  };
}
