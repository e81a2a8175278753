import {
  Agent as HttpAgent,
  request as httpRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { addCookies } from './cookies.ts';
import { refusals, refuse } from './graphql-answer.ts';
import type { Logger } from './log.ts';
import { isSameOrigin } from './same-origin.ts';
import type { SessionKeeper } from './session-keeper.ts';

const bodyLimitBytes = 2_000_000;
const timeoutMs = 30_000;
const passedOn = ['content-type', 'accept', 'accept-language', 'x-request-id'] as const;
const passedBack = ['content-type', 'retry-after', 'x-request-id', 'cache-control'] as const;

/** `/graphql` of the portal's own origin: the same graph, with the token that only the portal holds. */
export class GraphqlProxy {
  readonly #gateway: URL;
  readonly #portalUrl: string;
  readonly #keeper: SessionKeeper;
  readonly #log: Logger;
  readonly #agent: HttpAgent | HttpsAgent;

  constructor(options: { gatewayUrl: string; portalUrl: string; keeper: SessionKeeper; log: Logger }) {
    this.#gateway = new URL(options.gatewayUrl);
    this.#portalUrl = options.portalUrl;
    this.#keeper = options.keeper;
    this.#log = options.log;
    this.#agent = new (this.#gateway.protocol === 'https:' ? HttpsAgent : HttpAgent)({
      keepAlive: true,
      maxSockets: 256,
    });
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const language = request.headers['accept-language'];
    if (!isSameOrigin(request, this.#portalUrl)) return refuse(response, refusals.foreignPage, language);
    if (request.method !== 'POST') return refuse(response, refusals.wrongMethod, language);
    if (Number(request.headers['content-length'] ?? 0) > bodyLimitBytes)
      return refuse(response, refusals.tooLarge, language);
    const standing = await this.#keeper.standing(request);
    addCookies(response, standing.cookies);
    if (standing.kind === 'unavailable') return refuse(response, refusals.signInUnavailable, language);
    const headers = pick(request.headers, passedOn);
    if (standing.kind === 'signed-in') headers.authorization = `Bearer ${standing.session.accessToken}`;
    this.#forward(request, response, headers);
  }

  stop(): void {
    this.#agent.destroy();
  }

  #forward(request: IncomingMessage, response: ServerResponse, headers: IncomingHttpHeaders): void {
    const send = this.#gateway.protocol === 'https:' ? httpsRequest : httpRequest;
    const upstream = send(
      this.#gateway,
      { method: 'POST', headers, agent: this.#agent, timeout: timeoutMs },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, pick(answer.headers, passedBack));
        answer.on('error', () => response.destroy());
        answer.pipe(response);
      },
    );
    upstream.on('timeout', () => upstream.destroy(new Error('The gateway took too long.')));
    upstream.on('error', (error) => {
      if (response.destroyed) return;
      this.#log.warn({ reason: error.message }, 'The gateway could not be asked.');
      refuse(response, refusals.gatewayUnavailable, request.headers['accept-language']);
    });
    response.on('close', () => upstream.destroy());
    let received = 0;
    request.on('data', (chunk: Buffer) => {
      received += chunk.length;
      if (received <= bodyLimitBytes) return;
      refuse(response, refusals.tooLarge, request.headers['accept-language']);
      upstream.destroy();
    });
    request.pipe(upstream);
  }
}

function pick(headers: IncomingHttpHeaders, names: readonly string[]): IncomingHttpHeaders {
  return Object.fromEntries(
    names.filter((name) => headers[name] !== undefined).map((name) => [name, headers[name]]),
  );
}
