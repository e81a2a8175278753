import { type GraphError, GraphUnavailable } from './problems.ts';

export type GraphAnswer = { data?: unknown; errors?: GraphError[] };

export type Post = {
  url: string;
  body: string;
  token: string | undefined;
  language: string;
  timeoutMs: number;
  signal?: AbortSignal;
};

/** One attempt. Throws GraphUnavailable when nobody answers, or what answers is not the graph. */
export async function post({ url, body, token, language, timeoutMs, signal }: Post): Promise<GraphAnswer> {
  const timeout = AbortSignal.timeout(timeoutMs);
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        'accept-language': language,
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      body,
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    text = await response.text();
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new GraphUnavailable('The graph does not answer', { cause: error });
  }
  const answer = parse(text);
  if (answer) return answer;
  const retryAfterMs = Number(response.headers.get('retry-after') ?? 0) * 1_000 || 0;
  throw new GraphUnavailable(`Status ${response.status}, and no answer of GraphQL`, { retryAfterMs });
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
