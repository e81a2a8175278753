import {
  type DefinitionNode,
  type DocumentNode,
  type GraphQLFormattedError,
  Kind,
  parse,
  print,
  stripIgnoredCharacters,
  type VariableDefinitionNode,
  visit,
} from 'graphql';
import { BoundedCache } from '../execution/bounded-cache.ts';
import type { CompiledFetch } from './compiled-fetch.ts';
import { isEntity, read } from './entity.ts';
import type { SubgraphAnswer, Variables } from './plan-run.ts';
import { membersOf, RequestStart, type SubgraphRequest } from './request-text.ts';

/** More of them in one request would be a big request to those who count its fields. */
export const maximumJoined = 8;
/** A subgraph that takes no more than 100 kB, as many do, takes what is joined. */
export const maximumJoinedCharacters = 50_000;

const maximumRefusals = 3;

const answerKey = (index: number) => `_entities${index}`;
const representationsName = (index: number) => `_representations${index}`;

/** Several fetches of entities as one request to their subgraph: `_entities` once for each, under an alias. */
export class JoinedFetches {
  /** Answers in a row in which nothing at all was said to what was answered alone. */
  private readonly refusals = new Set<SubgraphAnswer>();
  private readonly requestStart: RequestStart;
  private readonly variableNames: readonly string[];

  constructor(fetches: readonly CompiledFetch[]) {
    const definitions = fetches.flatMap(({ node }, index) =>
      renamed(parse(node.operation, { noLocation: true }), index),
    );
    const operation = stripIgnoredCharacters(
      print({ kind: Kind.DOCUMENT, definitions: united(definitions) }),
    );
    // The name of the first: what a subgraph tells of a request should lead to the client's operation.
    this.requestStart = new RequestStart(operation, fetches[0]?.node.operationName);
    this.variableNames = [...new Set(fetches.flatMap(({ variableNames }) => variableNames))];
  }

  request(variables: Variables, representations: readonly (readonly string[])[]): SubgraphRequest {
    const parts = representations.map((texts, index) => `"${representationsName(index)}":[${texts.join()}]`);
    const members = membersOf(this.variableNames, variables);
    return this.requestStart.with(`${members}${members === '' ? '' : ','}${parts.join()}`);
  }

  /** A subgraph may allow fewer fields in a request, or know in advance what it is asked: then it is left in peace. */
  get isRefused(): boolean {
    return this.refusals.size >= maximumRefusals;
  }

  noteAnswer({ data }: SubgraphAnswer): void {
    if (isEntity(data)) this.refusals.clear();
  }

  /** The fetches of this answer were answered alone: it is their being together that was refused. */
  noteRefusal(answer: SubgraphAnswer): void {
    if (!isEntity(answer.data)) this.refusals.add(answer);
  }

  /** What the answer says to one of the fetches, as if that alone had asked; undefined if it can't be told. */
  static partOf({ data, errors }: SubgraphAnswer, index: number, count: number): SubgraphAnswer | undefined {
    const received = isEntity(data) ? read(data, answerKey(index)) : undefined;
    if (!Array.isArray(received) || received.length !== count) return undefined;
    const own = (errors ?? []).flatMap((error): GraphQLFormattedError[] => {
      const [root, ...rest] = error.path ?? [];
      if (root === answerKey(index)) return [{ ...error, path: ['_entities', ...rest] }];
      // What belongs to nobody is told once.
      return index === 0 && !String(root).startsWith('_entities') ? [error] : [];
    });
    return own.length > 0
      ? { data: { _entities: received }, errors: own }
      : { data: { _entities: received } };
  }
}

/** Which fetches come together is found out when they run: most plans have a few such sets, which are made once each. */
const known = new WeakMap<CompiledFetch, BoundedCache<string, JoinedFetches>>();
const maximumSets = 16;

/** The fetches as one; undefined if a client's variable has a name that it would need, or nobody answers it. */
export function joinedOf(fetches: readonly CompiledFetch[]): JoinedFetches | undefined {
  const [first] = fetches;
  if (!first || fetches.some(({ variableNames }) => variableNames.some(isReserved))) return undefined;
  let sets = known.get(first);
  if (!sets) {
    sets = new BoundedCache(maximumSets);
    known.set(first, sets);
  }
  const key = fetches.map(({ id }) => id).join();
  let joined = sets.get(key);
  if (!joined) {
    joined = new JoinedFetches(fetches);
    sets.set(key, joined);
  }
  return joined.isRefused ? undefined : joined;
}

function isReserved(name: string): boolean {
  return name.startsWith('_representations');
}

function renamed(document: DocumentNode, index: number): readonly DefinitionNode[] {
  const own = (name: string) => ({ kind: Kind.NAME, value: `${name}_${index}` }) as const;
  const changed: DocumentNode = visit(document, {
    FragmentDefinition: (fragment) => ({ ...fragment, name: own(fragment.name.value) }),
    FragmentSpread: (spread) => ({ ...spread, name: own(spread.name.value) }),
    Variable: (variable) =>
      variable.name.value === 'representations'
        ? { ...variable, name: { kind: Kind.NAME, value: representationsName(index) } }
        : undefined,
    OperationDefinition(operation) {
      const selections = operation.selectionSet.selections.map((field) =>
        field.kind === Kind.FIELD
          ? { ...field, alias: { kind: Kind.NAME, value: answerKey(index) } as const }
          : field,
      );
      return { ...operation, selectionSet: { ...operation.selectionSet, selections } };
    },
  });
  return changed.definitions;
}

/** One operation with the fields and variables of all, which have them from one and the same client's operation. */
function united(definitions: readonly DefinitionNode[]): DefinitionNode[] {
  const operations = definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION);
  const [first] = operations;
  if (!first) throw new Error('There is nothing to join.');
  const variables = new Map<string, VariableDefinitionNode>();
  for (const { variableDefinitions = [] } of operations)
    for (const variable of variableDefinitions) variables.set(variable.variable.name.value, variable);
  const selections = operations.flatMap(({ selectionSet }) => selectionSet.selections);
  const operation = {
    ...first,
    variableDefinitions: [...variables.values()],
    selectionSet: { ...first.selectionSet, selections },
  };
  return [operation, ...definitions.filter((each) => each.kind !== Kind.OPERATION_DEFINITION)];
}
