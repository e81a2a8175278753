import { request as httpRequest, type IncomingMessage, STATUS_CODES } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Duplex } from 'node:stream';
import { forwardedFor, forwardedForHeader } from './forwarded-for.ts';
import type { Logger } from './log.ts';
import { endsRevokedSocket } from './revoked-token.ts';
import { isSameOrigin } from './same-origin.ts';
import type { SessionKeeper } from './session-keeper.ts';

/** A WebSocket close frame, unmasked as a server sends it, with code 1001 (going away). */
const goingAway = Buffer.from([0x88, 0x02, 0x03, 0xe9]);
const handshakeTimeoutMs = 10_000;

/** The live half of `/graphql`: opens the gateway's socket with the person's token and joins the two ends. */
export class LiveProxy {
  readonly #gateway: URL;
  readonly #portalUrl: string;
  readonly #keeper: SessionKeeper;
  readonly #log: Logger;
  readonly #sockets = new Set<Duplex>();

  constructor(options: { gatewayUrl: string; portalUrl: string; keeper: SessionKeeper; log: Logger }) {
    this.#gateway = new URL(options.gatewayUrl);
    this.#portalUrl = options.portalUrl;
    this.#keeper = options.keeper;
    this.#log = options.log;
  }

  async handle(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    // A browser that goes away in the middle is no event worth more than forgetting it.
    socket.on('error', () => socket.destroy());
    if (!isSameOrigin(request, this.#portalUrl)) return refuse(socket, 403);
    const standing = await this.#keeper.standing(request);
    if (standing.kind === 'unavailable') return refuse(socket, 503);
    const token = standing.kind === 'signed-in' ? standing.session.accessToken : null;
    const send = this.#gateway.protocol === 'https:' ? httpsRequest : httpRequest;
    const upstream = send(this.#gateway, {
      headers: upgradeHeaders(request, token),
      timeout: handshakeTimeoutMs,
    });
    upstream.on('upgrade', (answer, gatewaySocket, gatewayHead) => {
      socket.write(responseHead(answer, standing.cookies));
      this.#join(socket, gatewaySocket, head, gatewayHead);
      // The page opens another socket by itself, and finds a token that holds.
      const look = (chunk: Buffer) => {
        if (token !== null && endsRevokedSocket(chunk)) this.#keeper.noteRevoked(token);
      };
      look(gatewayHead);
      gatewaySocket.on('data', look);
    });
    upstream.on('response', (answer) => {
      answer.resume();
      refuse(socket, answer.statusCode ?? 502);
    });
    upstream.on('timeout', () => upstream.destroy(new Error('The gateway took too long.')));
    upstream.on('error', (error) => {
      this.#log.warn({ reason: error.message }, 'The live connection to the gateway could not be opened.');
      refuse(socket, 502);
    });
    socket.on('close', () => upstream.destroy());
    upstream.end();
  }

  stop(): void {
    for (const socket of this.#sockets) socket.end(goingAway);
  }

  #join(browser: Duplex, gateway: Duplex, browserHead: Buffer, gatewayHead: Buffer): void {
    this.#sockets.add(browser);
    gateway.on('error', () => browser.destroy());
    gateway.on('close', () => browser.destroy());
    browser.on('close', () => {
      this.#sockets.delete(browser);
      gateway.destroy();
    });
    if (browserHead.length > 0) gateway.write(browserHead);
    if (gatewayHead.length > 0) browser.write(gatewayHead);
    gateway.pipe(browser).pipe(gateway);
  }
}

function upgradeHeaders(request: IncomingMessage, token: string | null): Record<string, string> {
  const headers: Record<string, string> = { connection: 'Upgrade', upgrade: 'websocket' };
  for (const name of [
    'sec-websocket-key',
    'sec-websocket-version',
    'sec-websocket-protocol',
    'sec-websocket-extensions',
  ]) {
    const value = request.headers[name];
    if (typeof value === 'string') headers[name] = value;
  }
  // A page can't set headers on a socket, so it names its language in the address.
  const language = new URL(request.url ?? '/', 'http://portal').searchParams.get('language');
  headers['accept-language'] = language ?? request.headers['accept-language'] ?? 'vi';
  headers[forwardedForHeader] = forwardedFor(request);
  if (token !== null) headers.authorization = `Bearer ${token}`;
  return headers;
}

function responseHead(answer: IncomingMessage, cookies: string[]): string {
  const lines = ['HTTP/1.1 101 Switching Protocols'];
  for (let i = 0; i < answer.rawHeaders.length; i += 2)
    lines.push(`${answer.rawHeaders[i]}: ${answer.rawHeaders[i + 1]}`);
  return [...lines, ...cookies.map((cookie) => `Set-Cookie: ${cookie}`), '', ''].join('\r\n');
}

function refuse(socket: Duplex, status: number): void {
  if (socket.destroyed) return;
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
  );
}
