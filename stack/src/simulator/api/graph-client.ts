import { ApiRefused, ApiUnavailable } from './api-errors.ts';
import type { TokenSource } from './token-source.ts';

type GraphError = { message: string; extensions?: { code?: string; retryAfterSeconds?: number } };
type GraphAnswer = { data?: unknown; errors?: GraphError[] };

export type GraphRequest = {
  query: string;
  variables?: Record<string, unknown>;
  /** None for what is public. */
  as?: TokenSource;
};

export type GraphClient = { send<T>(request: GraphRequest): Promise<T> };

const timeoutMs = 20_000;
/** INTERNAL is among them: a subgraph that is killed at work looks like that, and what is sent is idempotent. */
const passingCodes = ['UPSTREAM_UNAVAILABLE', 'RATE_LIMITED', 'INTERNAL', 'UNAUTHENTICATED'];

/** Speaks to the gateway as anyone outside would. Throws ApiUnavailable or ApiRefused. */
export function createGraphClient(gatewayUrl: string): GraphClient {
  return {
    async send<T>({ query, variables, as }: GraphRequest): Promise<T> {
      const headers: Record<string, string> = { 'content-type': 'application/json' };
      if (as) headers.authorization = `Bearer ${await as.token()}`;
      const { data, errors } = await post(gatewayUrl, headers, { query, variables });
      const [error] = errors ?? [];
      if (!error) return data as T;
      if (error.extensions?.code === 'UNAUTHENTICATED') as?.forget();
      throw toFailure(error);
    },
  };
}

function toFailure({ message, extensions }: GraphError): Error {
  const code = extensions?.code ?? 'UNKNOWN';
  if (!passingCodes.includes(code)) return new ApiRefused(code, message);
  return new ApiUnavailable(`${code}: ${message}`, {
    retryAfterMs: (extensions?.retryAfterSeconds ?? 0) * 1_000,
  });
}

async function post(url: string, headers: Record<string, string>, body: object): Promise<GraphAnswer> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(timeoutMs),
    });
    text = await response.text();
  } catch (error) {
    throw new ApiUnavailable('The gateway does not answer', { cause: error });
  }
  const answer = parse(text);
  if (answer) return answer;
  throw new ApiUnavailable(`The gateway answered status ${response.status}`);
}

/** Null for what is no answer of GraphQL, such as the page of a proxy. */
function parse(text: string): GraphAnswer | null {
  try {
    const answer: unknown = JSON.parse(text);
    return isAnswer(answer) ? answer : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function isAnswer(value: unknown): value is GraphAnswer {
  if (typeof value !== 'object' || value === null) return false;
  return 'data' in value || ('errors' in value && Array.isArray(value.errors));
}
