import { request } from 'node:http';

/** A stream of server-sent events without a client library around it: its bytes as they come. */
export async function openEvents(
  address: string,
  body: object | undefined,
  headers: Record<string, string> = {},
) {
  let text = '';
  let hasEnded = false;
  const sent = request(address, {
    method: body ? 'POST' : 'GET',
    headers: {
      accept: 'text/event-stream',
      'accept-language': 'en',
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...headers,
    },
  });
  sent.end(body ? JSON.stringify(body) : undefined);
  const response = await new Promise<import('node:http').IncomingMessage>((resolve, reject) => {
    sent.once('response', resolve);
    sent.once('error', reject);
  });
  response.setEncoding('utf8');
  response.on('data', (chunk: string) => {
    text += chunk;
  });
  response.on('close', () => {
    hasEnded = true;
  });
  response.on('error', () => undefined);

  return {
    status: response.statusCode,
    headers: response.headers,
    response,
    text: () => text,
    hasEnded: () => hasEnded,
    leave: () => sent.destroy(),
  };
}
