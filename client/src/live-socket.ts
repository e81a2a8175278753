import { type Client, createClient } from 'graphql-ws';
import type { AccessToken } from './access-token.ts';

const pingEveryMs = 12_000;
const pongWithinMs = 5_000;

export type LiveSocket = { client: Client; forgetToken: () => void };

/** One socket for all streams of a program. A line that died without a word is noticed by the missing pong. */
export function createLiveSocket(url: string, token: AccessToken | null): LiveSocket {
  let used = '';
  let watch: NodeJS.Timeout | undefined;
  const client = createClient({
    url,
    // Each stream comes back by itself, since only it knows the cursor of its last event.
    retryAttempts: 0,
    keepAlive: pingEveryMs,
    connectionParams: async () => {
      if (!token) return {};
      used = await token.get();
      return { authorization: `Bearer ${used}` };
    },
    on: {
      ping: (isReceived) => {
        if (!isReceived) watch = setTimeout(() => client.terminate(), pongWithinMs).unref();
      },
      pong: () => clearTimeout(watch),
      closed: () => clearTimeout(watch),
    },
  });
  return { client, forgetToken: () => token?.forget(used) };
}
