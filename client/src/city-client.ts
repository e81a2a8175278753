import { AccessToken, type ClientCredentials } from './access-token.ts';
import { type BackOff, untilAnswered } from './back-off.ts';
import { isMutation, isRepeatable, type TypedDocument, textOf } from './document.ts';
import { type LiveEvent, type LiveRequest, liveEvents } from './live-events.ts';
import { createLiveSocket, type LiveSocket } from './live-socket.ts';
import { post } from './post.ts';
import { GraphRefused, isUnauthenticated, toProblem, toUnavailable } from './problems.ts';

export type CityClientOptions = {
  /** The gateway's address, `https://…/graphql`. */
  graphUrl: string;
  /** Left out, the client sees what is public. */
  credentials?: ClientCredentials;
  /** In which messages of errors come. Vietnamese when left out. */
  language?: 'vi' | 'en';
  /** How long one attempt may take. 20 s when left out. */
  timeoutMs?: number;
  /** How often a request is sent before the client gives up. 6 when left out, about 10 s with the waits. */
  attempts?: number;
  backOff?: BackOff;
};

type Variables = Record<string, unknown>;

export type GraphRequest<Data, V extends Variables> = {
  document: TypedDocument<Data, V>;
  variables?: V;
  signal?: AbortSignal;
  /**
   * Whether the request may be sent again when its answer was lost. A query always may; a mutation may when all that
   * it writes carries an `idempotencyKey`, `clientReference` or `sourceReference`, unless you say it here.
   */
  isRepeatable?: boolean;
};

export type ListenRequest<Data, V extends Variables> = {
  /** Takes a variable `$after`, which the client sets. */
  document: TypedDocument<Data, V>;
  variables?: Omit<V, 'after'>;
} & Pick<LiveRequest<Data>, 'cursorOf' | 'signal'> &
  Partial<Pick<LiveRequest<Data>, 'after' | 'onGap'>>;

/** The city's graph for a department's or a hotel's own software. */
export class CityClient {
  readonly #options: CityClientOptions;
  readonly #token: AccessToken | null;
  #socket: LiveSocket | undefined;

  constructor(options: CityClientOptions) {
    this.#options = options;
    this.#token = options.credentials ? new AccessToken(options.credentials) : null;
  }

  /**
   * The data of a query or a mutation. Rejects with GraphRefused when the graph says no, wholly or in part (then its
   * `data` is the rest of the answer), and with GraphUnavailable when nobody answered after all attempts.
   */
  async request<Data, V extends Variables>(request: GraphRequest<Data, V>): Promise<Data> {
    const { document, variables = {}, signal } = request;
    const query = textOf(document);
    const mayRepeat = request.isRepeatable ?? (!isMutation(query) || isRepeatable(variables));
    const { attempts = 6, backOff = { firstMs: 250, longestMs: 10_000 } } = this.#options;
    const body = JSON.stringify({ query, variables });
    return untilAnswered(() => this.#send<Data>(body, signal), {
      attempts: mayRepeat ? attempts : 1,
      backOff,
      signal,
    });
  }

  /** Events in commit order, each once, through breaks of the line and restarts of the city. */
  listen<Data, V extends Variables>(request: ListenRequest<Data, V>): AsyncGenerator<LiveEvent<Data>, void> {
    const { document, variables = {}, after = null, cursorOf, signal, onGap = () => undefined } = request;
    const { graphUrl, backOff = { firstMs: 250, longestMs: 15_000 } } = this.#options;
    this.#socket ??= createLiveSocket(graphUrl.replace(/^http/, 'ws'), this.#token);
    const query = textOf(document);
    return liveEvents<Data>(this.#socket, { query, variables, after, cursorOf, onGap, signal, backOff });
  }

  /** Closes the socket of the streams. */
  async close(): Promise<void> {
    await this.#socket?.client.dispose();
  }

  /** One attempt, and at once a second one with a new token when the first token is refused: nothing was done yet. */
  async #send<Data>(body: string, signal: AbortSignal | undefined): Promise<Data> {
    try {
      return await this.#attempt<Data>(body, signal);
    } catch (error) {
      const isTokenOld =
        error instanceof GraphRefused && error.data === null && isUnauthenticated(error.problems);
      if (!isTokenOld) throw error;
      return await this.#attempt<Data>(body, signal);
    }
  }

  async #attempt<Data>(body: string, signal: AbortSignal | undefined): Promise<Data> {
    const { graphUrl: url, language = 'vi', timeoutMs = 20_000 } = this.#options;
    const token = await this.#token?.get();
    const { data = null, errors = [] } = await post({ url, body, token, language, timeoutMs, signal });
    if (errors.length === 0) return data as Data;
    const problems = errors.map(toProblem);
    if (token && isUnauthenticated(problems)) this.#token?.forget(token);
    throw toUnavailable(problems) ?? new GraphRefused(problems, data);
  }
}
