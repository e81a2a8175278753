import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Received = {
  query: string;
  variables: Record<string, unknown>;
  authorization: string | undefined;
};
type Answer = { status?: number; body: unknown } | 'hang-up';

/** A gateway and a token endpoint in one, which answer as a test wants. */
export async function startFakeGateway(answer: (request: Received) => Answer) {
  const received: Received[] = [];
  const signIns: string[] = [];
  const server = createServer(async (request, response) => {
    const text = await readAll(request);
    if (request.url === '/token') {
      signIns.push(Buffer.from((request.headers.authorization ?? '').slice(6), 'base64').toString());
      response.end(JSON.stringify({ access_token: `token-${signIns.length}`, expires_in: 300 }));
      return;
    }
    const body = JSON.parse(text) as Received;
    const { authorization } = request.headers;
    const given = answer({ ...body, authorization });
    received.push({ ...body, authorization });
    if (given === 'hang-up') {
      response.destroy();
      return;
    }
    response.writeHead(given.status ?? 200, { 'content-type': 'application/json' });
    response.end(typeof given.body === 'string' ? given.body : JSON.stringify(given.body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    signIns,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function readAll(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}
