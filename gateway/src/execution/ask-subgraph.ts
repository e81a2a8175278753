import { upstreamUnavailable } from '@city/kit/errors/city-error';
import type { GraphQLFormattedError } from 'graphql';
import type { CompiledFetch } from '../plan-execution/compiled-fetch.ts';
import { isEntity } from '../plan-execution/entity.ts';
import type { SubgraphAnswer } from '../plan-execution/plan-run.ts';
import type { SubgraphRequest } from '../plan-execution/request-text.ts';
import { CircuitOpen } from './circuit-breaker.ts';
import { type Freshness, publicSeconds } from './freshness.ts';
import type { RequestContext } from './request-context.ts';
import { type SubgraphClient, SubgraphUnavailable } from './subgraph-client.ts';

/** Asks a subgraph what a plan wants of it. One that is down costs only its own fields. */
export async function askSubgraph(
  client: SubgraphClient,
  fetch: CompiledFetch,
  { body, question }: SubgraphRequest,
  request: RequestContext,
  freshness?: Freshness,
): Promise<SubgraphAnswer | { failure: GraphQLFormattedError }> {
  try {
    const { text, headers } = await (fetch.isMutation
      ? client.mutate(body, request)
      : client.query(body, request, question));
    freshness?.note(publicSeconds(headers));
    return readAnswer(text);
  } catch (error) {
    // An open circuit was told when it opened, by the request that waited in vain.
    const level = error instanceof CircuitOpen ? 'debug' : 'warn';
    request.log[level]({ err: error, subgraph: client.name }, 'A subgraph did not answer.');
    const { code, messages } = upstreamUnavailable(client.title[request.language]);
    return { failure: { message: messages[request.language], extensions: { code } } };
  }
}

function readAnswer(text: string): SubgraphAnswer {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch (error) {
    throw new SubgraphUnavailable('the answer is not JSON', { cause: error });
  }
  if (typeof answer !== 'object' || answer === null || !('data' in answer || 'errors' in answer)) {
    throw new SubgraphUnavailable('the answer is not one of GraphQL');
  }
  const { data, errors } = answer as { data?: SubgraphAnswer['data']; errors?: unknown };
  return Array.isArray(errors)
    ? { data: data ?? null, errors: errors.map(readError) }
    : { data: data ?? null };
}

/** Whatever a subgraph calls an error: its form is not to be trusted any more than its words. */
function readError(given: unknown): GraphQLFormattedError {
  const { message, path, extensions } = isEntity(given) ? given : { message: given };
  return {
    message: typeof message === 'string' ? message : 'An error of a subgraph that does not say what it is.',
    ...(Array.isArray(path)
      ? { path: path.map((step) => (typeof step === 'number' ? step : String(step))) }
      : {}),
    ...(isEntity(extensions) ? { extensions } : {}),
  };
}
