import {
  Agent as HttpAgent,
  request as httpRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { text } from 'node:stream/consumers';
import { addCookies } from './cookies.ts';
import { forwardedFor, forwardedForHeader } from './forwarded-for.ts';
import { refusals, refuse } from './graphql-answer.ts';
import type { Logger } from './log.ts';
import { isRevokedAnswer } from './revoked-token.ts';
import { isSameOrigin } from './same-origin.ts';
import type { SessionKeeper, Standing } from './session-keeper.ts';

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
    const body = await readBody(request);
    if (body === null) return refuse(response, refusals.tooLarge, language);
    const standing = await this.#keeper.standing(request);
    addCookies(response, standing.cookies);
    if (standing.kind === 'unavailable') return refuse(response, refusals.signInUnavailable, language);
    try {
      await this.#answer(request, response, body, standing);
    } catch (error) {
      if (response.destroyed) return;
      this.#log.warn({ reason: String(error) }, 'The gateway could not be asked.');
      refuse(response, refusals.gatewayUnavailable, language);
    }
  }

  stop(): void {
    this.#agent.destroy();
  }

  async #answer(
    request: IncomingMessage,
    response: ServerResponse,
    body: Buffer,
    standing: Standing,
  ): Promise<void> {
    const answer = await this.#ask(request, response, body, standing);
    if (answer.statusCode !== 401 || standing.kind !== 'signed-in') return passBack(answer, response);
    const refusal = await text(answer);
    const renewed = isRevokedAnswer(answer.statusCode, refusal)
      ? await this.#renewed(request, response, standing.session.accessToken)
      : null;
    // Once: what is refused again is what the person may know.
    if (renewed) return passBack(await this.#ask(request, response, body, renewed), response);
    response.writeHead(401, pick(answer.headers, passedBack)).end(refusal);
  }

  /** Null when the session has ended: the cookies say so too, and the page goes on as nobody's. */
  async #renewed(
    request: IncomingMessage,
    response: ServerResponse,
    token: string,
  ): Promise<Standing | null> {
    this.#keeper.noteRevoked(token);
    const standing = await this.#keeper.standing(request);
    addCookies(response, standing.cookies);
    return standing.kind === 'signed-in' ? standing : null;
  }

  #ask(
    request: IncomingMessage,
    response: ServerResponse,
    body: Buffer,
    standing: Standing,
  ): Promise<IncomingMessage> {
    const headers = pick(request.headers, passedOn);
    headers[forwardedForHeader] = forwardedFor(request);
    if (standing.kind === 'signed-in') headers.authorization = `Bearer ${standing.session.accessToken}`;
    headers['content-length'] = String(body.length);
    const send = this.#gateway.protocol === 'https:' ? httpsRequest : httpRequest;
    return new Promise((resolve, reject) => {
      const upstream = send(this.#gateway, {
        method: 'POST',
        headers,
        agent: this.#agent,
        timeout: timeoutMs,
      });
      upstream.on('response', resolve);
      upstream.on('timeout', () => upstream.destroy(new Error('The gateway took too long.')));
      upstream.on('error', reject);
      response.on('close', () => upstream.destroy());
      upstream.end(body);
    });
  }
}

/** As it comes: an answer may be a stream. */
function passBack(answer: IncomingMessage, response: ServerResponse): void {
  response.writeHead(answer.statusCode ?? 502, pick(answer.headers, passedBack));
  answer.on('error', () => response.destroy());
  answer.pipe(response);
}

/** Read before it is sent on, so that it can be sent again with a renewed token. Null when it is too large. */
async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  // Not destroyed where the loop ends early: the refusal still has to be sent over the same connection.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > bodyLimitBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function pick(headers: IncomingHttpHeaders, names: readonly string[]): IncomingHttpHeaders {
  return Object.fromEntries(
    names.filter((name) => headers[name] !== undefined).map((name) => [name, headers[name]]),
  );
}
