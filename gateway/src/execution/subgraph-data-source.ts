import type { GraphQLDataSource } from '@apollo/gateway';
import { upstreamUnavailable } from '@city/kit/errors/city-error';
import { type GraphQLFormattedError, Kind, parse, type SelectionNode } from 'graphql';
import type { RequestContext } from './request-context.ts';
import { type SubgraphClient, SubgraphUnavailable } from './subgraph-client.ts';

type ProcessOptions = Parameters<GraphQLDataSource['process']>[0];
type SubgraphResponse = Awaited<ReturnType<GraphQLDataSource['process']>>;
type Variables = Record<string, unknown>;

/** So many entities get an error of their own when their subgraph is down; the rest of a long list is null as well. */
const maximumEntityErrors = 50;

/** How the plan's fetches reach a subgraph. A subgraph that is down costs only its own fields. */
export class SubgraphDataSource implements GraphQLDataSource {
  private readonly client: SubgraphClient;

  constructor(client: SubgraphClient) {
    this.client = client;
  }

  async process(options: ProcessOptions): Promise<SubgraphResponse> {
    const request = options.context as RequestContext;
    const query = options.request.query ?? '';
    const variables = options.request.variables ?? {};
    const body = JSON.stringify({ query, variables, operationName: options.request.operationName });
    let response: SubgraphResponse;
    try {
      const text = await (isMutation(query)
        ? this.client.mutate(body, request)
        : this.client.query(body, request));
      response = this.read(text);
    } catch (error) {
      request.log.warn({ err: error, subgraph: this.client.name }, 'A subgraph did not answer.');
      const { code, messages } = upstreamUnavailable(this.client.title[request.language]);
      return failed([{ message: messages[request.language], extensions: { code } }], query, variables);
    }
    return response.data ? response : failed(response.errors ?? [], query, variables);
  }

  private read(text: string): SubgraphResponse {
    let answer: unknown;
    try {
      answer = JSON.parse(text);
    } catch (error) {
      throw new SubgraphUnavailable('the answer is not JSON', { cause: error });
    }
    if (typeof answer !== 'object' || answer === null || !('data' in answer || 'errors' in answer)) {
      throw new SubgraphUnavailable('the answer is not one of GraphQL');
    }
    return answer as SubgraphResponse;
  }
}

/** An error without a place belongs to everything that was asked for: each field of the fetch gets it. */
function failed(
  errors: readonly GraphQLFormattedError[],
  query: string,
  variables: Variables,
): SubgraphResponse {
  const placed = errors.filter((error) => error.path);
  const [unplaced] = errors.filter((error) => !error.path);
  const paths = unplaced ? pathsOf(query, variables) : [];
  return {
    data: null,
    errors: [...placed, ...paths.map((path) => ({ ...unplaced, message: unplaced?.message ?? '', path }))],
  };
}

function pathsOf(query: string, variables: Variables): (string | number)[][] {
  const fields = rootFields(query);
  const { representations } = variables;
  const entities = fields.find((field) => field.kind === Kind.FIELD && field.name.value === '_entities');
  if (!entities || !Array.isArray(representations)) return fields.map((field) => [keyOf(field)]);
  const inner = entities.kind === Kind.FIELD ? (entities.selectionSet?.selections ?? []) : [];
  const keys = [...new Set(inner.flatMap(responseKeys))].filter((key) => key !== '__typename');
  return representations
    .slice(0, maximumEntityErrors)
    .flatMap((_, index) => keys.map((key) => ['_entities', index, key]));
}

function rootFields(query: string): SelectionNode[] {
  const [operation] = parse(query, { noLocation: true }).definitions;
  return operation?.kind === Kind.OPERATION_DEFINITION ? [...operation.selectionSet.selections] : [];
}

function responseKeys(selection: SelectionNode): string[] {
  if (selection.kind === Kind.FIELD) return [keyOf(selection)];
  return selection.kind === Kind.INLINE_FRAGMENT
    ? selection.selectionSet.selections.flatMap(responseKeys)
    : [];
}

function keyOf(selection: SelectionNode): string {
  if (selection.kind !== Kind.FIELD) return '';
  return selection.alias?.value ?? selection.name.value;
}

function isMutation(query: string): boolean {
  return query.startsWith('mutation');
}
