import type {
  FetchDataRewrite,
  FetchNode,
  PlanNode,
  QueryPlan,
  QueryPlanSelectionNode,
} from '@apollo/query-planner';
import { type DocumentNode, Kind, parse, print, stripIgnoredCharacters, visit } from 'graphql';
import { requiredFieldOf } from './required-fields.ts';
import { type Requirements, separateRequirements } from './separate-requirements.ts';

/**
 * Makes aliases of the names that what is required has in the plan: a subgraph is asked for its own field under that
 * name, and another is told of it by the field's own name.
 */
export function withRequiredAliases(plan: QueryPlan, requirements: Requirements): QueryPlan {
  const { node } = plan;
  if (!node || requirements.names.size === 0) return plan;
  if (node.kind !== 'Subscription')
    return { ...plan, node: mapFetches(node, (fetch) => aliased(fetch, requirements)) };
  const { primary, rest } = node;
  const mended = rest && mapFetches(rest, (fetch) => aliased(fetch, requirements));
  return {
    ...plan,
    node: { kind: 'Subscription', primary: withAliases(primary), ...(mended ? { rest: mended } : {}) },
  };
}

function mapFetches(node: PlanNode, change: (fetch: FetchNode) => PlanNode): PlanNode {
  switch (node.kind) {
    case 'Fetch':
      return change(node);
    case 'Flatten':
      return { ...node, node: mapFetches(node.node, change) };
    case 'Sequence':
    case 'Parallel':
      return { ...node, nodes: node.nodes.map((each) => mapFetches(each, change)) };
    case 'Condition': {
      const { ifClause, elseClause } = node;
      return {
        ...node,
        ...(ifClause ? { ifClause: mapFetches(ifClause, change) } : {}),
        ...(elseClause ? { elseClause: mapFetches(elseClause, change) } : {}),
      };
    }
    case 'Defer':
      return node;
  }
}

function aliased(fetch: FetchNode, requirements: Requirements): PlanNode {
  const fetches = separateRequirements(fetch, requirements).map(withAliases).map(withOwnInputNames);
  const [only] = fetches;
  return only && fetches.length === 1 ? only : { kind: 'Parallel', nodes: fetches };
}

function withAliases(fetch: FetchNode): FetchNode {
  const document = parse(fetch.operation, { noLocation: true });
  const aliasing: DocumentNode = visit(document, {
    Field(field) {
      const original = requiredFieldOf(field.name.value);
      if (original === undefined) return undefined;
      return { ...field, alias: field.alias ?? field.name, name: { kind: Kind.NAME, value: original } };
    },
  });
  return aliasing === document ? fetch : withOperation(fetch, aliasing);
}

export function withOperation(fetch: FetchNode, document: DocumentNode): FetchNode {
  return {
    ...fetch,
    operation: stripIgnoredCharacters(print(document)),
    ...(fetch.operationDocumentNode ? { operationDocumentNode: document } : {}),
  };
}

function withOwnInputNames(fetch: FetchNode): FetchNode {
  const renamings = inputRenamings(fetch.requires ?? [], []);
  if (renamings.length === 0) return fetch;
  // Before the planner's own, which may change the type by which these find their place.
  return { ...fetch, inputRewrites: [...renamings, ...(fetch.inputRewrites ?? [])] };
}

/** The innermost first: their paths still hold the names of what is around them. */
function inputRenamings(selections: readonly QueryPlanSelectionNode[], path: string[]): FetchDataRewrite[] {
  return selections.flatMap((selection): FetchDataRewrite[] => {
    if (selection.kind === 'InlineFragment') {
      const { typeCondition } = selection;
      return inputRenamings(
        selection.selections,
        typeCondition ? [...path, `... on ${typeCondition}`] : path,
      );
    }
    const name = selection.alias ?? selection.name;
    const inner = inputRenamings(selection.selections ?? [], [...path, name]);
    const renameKeyTo = requiredFieldOf(selection.name);
    return renameKeyTo === undefined
      ? inner
      : [...inner, { kind: 'KeyRenamer', path: [...path, name], renameKeyTo }];
  });
}
