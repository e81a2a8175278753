import type { IncomingMessage } from 'node:http';
import { createLog } from '@city/kit/log/log';
import { Viewer } from '@city/kit/request-identity/viewer';
import { expect, it, vi } from 'vitest';
import { FollowedStreams } from './followed-streams.ts';
import {
  createGraphqlOverSocket,
  type GraphqlOverSocketOptions,
  type SocketState,
} from './graphql-over-socket.ts';

const ann = new Viewer({ kind: 'citizen', citizenId: 'ann', expiresAt: new Date(Date.now() + 600_000) });

/** A socket whose token takes as long to look at as a test wants. */
function openSocket() {
  const looked = Promise.withResolvers<Viewer>();
  const watch = vi.fn(() => () => undefined);
  const server = createGraphqlOverSocket({
    authenticate: () => looked.promise,
    addresses: { of: () => '192.0.2.1' },
    credentials: { watch },
    log: createLog({ service: 'test', level: 'silent' }),
  } as unknown as GraphqlOverSocketOptions);
  const taken: { message?: (text: string) => Promise<void> } = {};
  const state = {
    upgrade: { headers: {} } as IncomingMessage,
    seat: { identify: () => true, leave: () => undefined },
    streams: new FollowedStreams(),
    writeShared: () => undefined,
    close: () => undefined,
  } satisfies SocketState;
  const close = server.opened(
    {
      protocol: 'graphql-transport-ws',
      send: () => undefined,
      close: () => undefined,
      onMessage: (take) => {
        taken.message = take;
      },
    },
    state,
  );
  return { looked, watch, close, begun: taken.message?.('{"type":"connection_init"}') };
}

it('the token of a socket is watched once it was found good', async () => {
  const { looked, watch, begun } = openSocket();
  looked.resolve(ann);
  await begun;
  expect(watch).toHaveBeenCalledTimes(1);
});

it('that of one that left meanwhile is not: nobody would end the watch', async () => {
  const { looked, watch, close, begun } = openSocket();
  await close(1001, 'gone');
  looked.resolve(ann);
  await begun;
  expect(watch).not.toHaveBeenCalled();
});
