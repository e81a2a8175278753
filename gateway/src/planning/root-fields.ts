import type { PlanNode } from '@apollo/query-planner';
import {
  type DirectiveNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  getOperationAST,
  Kind,
  type SelectionNode,
} from 'graphql';
import { limitExceeded } from '../limits/query-limits.ts';

/** A variable, and the value that it must have. */
type Condition = { variable: string; value: boolean };
/** All that is said of one root field of the answer, and where: each place counts if its conditions hold. */
type Place = { index: number; conditions: readonly Condition[] };
export type RootField = { document: DocumentNode; places: readonly Place[] };

/** The root fields of an operation, each with a document of its own, in order. */
export function rootFieldsOf(document: DocumentNode, operationName: string | undefined): RootField[] {
  const operation = getOperationAST(document, operationName);
  if (!operation) return [{ document, places: [] }];
  const fragments = new Map(
    document.definitions
      .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((definition) => [definition.name.value, definition]),
  );
  const { selectionSet } = operation;
  const fields = new Map<string, { selections: SelectionNode[]; places: Place[] }>();
  for (const [index, found] of findFields(selectionSet.selections, fragments).entries()) {
    const field = fields.get(found.key) ?? { selections: [], places: [] };
    field.selections.push(found.selection);
    field.places.push({ index, conditions: found.conditions });
    fields.set(found.key, field);
  }
  if (fields.size < 2) return [{ document, places: [] }];
  return [...fields.values()].map(({ selections, places }) => ({
    document: {
      ...document,
      definitions: [...fragments.values(), { ...operation, selectionSet: { ...selectionSet, selections } }],
    },
    places,
  }));
}

/** Whether what comes first depends on variables: the first place of a field may be left out and another count. */
export function hasOrders(fields: readonly RootField[]): boolean {
  return variablesThatOrder(fields, new Map()).length > 0;
}

type Planned = RootField & { node: PlanNode };
type Known = ReadonlyMap<string, boolean>;

/** Each doubles the orders that a plan has. */
const maximumVariables = 5;

/** One after the other, each when the first of its places that counts is reached (GraphQL, CollectFields). */
export function inOrder(fields: readonly Planned[], known: Known = new Map()): PlanNode {
  const [condition] = variablesThatOrder(fields, known);
  if (condition === undefined) {
    const placed = fields.map(({ node, places }) => ({
      node,
      index: firstOf(places, known)?.index ?? Number.POSITIVE_INFINITY,
    }));
    return { kind: 'Sequence', nodes: placed.sort((a, b) => a.index - b.index).map(({ node }) => node) };
  }
  if (known.size === maximumVariables) throw limitExceeded('plans', 2 ** maximumVariables);
  const given = (value: boolean) => inOrder(fields, new Map(known).set(condition, value));
  return { kind: 'Condition', condition, ifClause: given(true), elseClause: given(false) };
}

/** Those of the first place that may count, of each field that has several. */
function variablesThatOrder(fields: readonly RootField[], known: Known): string[] {
  const names = fields.flatMap(({ places }) => {
    const open = firstOf(places, known)?.conditions.filter(({ variable }) => !known.has(variable)) ?? [];
    return places.length > 1 ? open.map(({ variable }) => variable) : [];
  });
  return [...new Set(names)];
}

function firstOf(places: readonly Place[], known: Known): Place | undefined {
  return places.find(({ conditions }) =>
    conditions.every(({ variable, value }) => (known.get(variable) ?? value) === value),
  );
}

type Found = { key: string; selection: SelectionNode; conditions: readonly Condition[] };

/** Each field with the fragments, and their conditions, in which it stands. */
function findFields(
  selections: readonly SelectionNode[],
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): Found[] {
  return selections.flatMap((selection): Found[] => {
    const conditions = conditionsOf(selection.directives);
    if (selection.kind === Kind.FIELD)
      return [{ key: selection.alias?.value ?? selection.name.value, selection, conditions }];
    const part = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
    return findFields(part?.selectionSet.selections ?? [], fragments).map((inner) => ({
      key: inner.key,
      selection: {
        kind: Kind.INLINE_FRAGMENT,
        directives: selection.directives,
        selectionSet: { kind: Kind.SELECTION_SET, selections: [inner.selection] },
      },
      conditions: [...conditions, ...inner.conditions],
    }));
  });
}

/** Those that a variable decides: the others are settled before. */
function conditionsOf(directives: readonly DirectiveNode[] = []): Condition[] {
  return directives.flatMap(({ name, arguments: given = [] }) => {
    const [argument] = given;
    if (name.value !== 'skip' && name.value !== 'include') return [];
    if (argument?.value.kind !== Kind.VARIABLE) return [];
    return [{ variable: argument.value.name.value, value: name.value === 'include' }];
  });
}
