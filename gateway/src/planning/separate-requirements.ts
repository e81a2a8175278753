import type { FetchNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import {
  type DocumentNode,
  type FieldNode,
  Kind,
  parse,
  print,
  type SelectionNode,
  type SelectionSetNode,
  stripIgnoredCharacters,
  visit,
} from 'graphql';
import { isPlainName, type RequiredNames, requiredFieldOf } from './required-fields.ts';

type Group = { names: Set<string>; isFirst: boolean };
type KeepsField = (type: string | undefined, field: FieldNode) => boolean;

/**
 * An object can be told to a subgraph with one value for a field. Where a fetch asks for what needs the same field
 * with different arguments, it becomes several fetches, each with a representation of its own.
 */
export function separateRequirements(fetch: FetchNode, names: RequiredNames): FetchNode[] {
  const { requires } = fetch;
  if (!requires?.some(holdsOwnName)) return [fetch];
  const document = parse(fetch.operation, { noLocation: true });
  const groups: Group[] = [{ names: new Set(), isFirst: true }];
  const namesOf = (type: string | undefined, field: FieldNode) =>
    names.get(`${type}.${field.name.value}`) ?? [];
  const groupOf = new Map<FieldNode, Group>();
  eachEntityField(document, (type, field) => {
    const needed = namesOf(type, field);
    let group = needed.length === 0 ? groups[0] : groups.find((each) => !isConflict(each.names, needed));
    if (!group) {
      group = { names: new Set(), isFirst: false };
      groups.push(group);
    }
    for (const name of needed) group.names.add(name);
    groupOf.set(field, group);
  });
  if (groups.length === 1) return [fetch];
  return groups
    .filter((group) => [...groupOf.values()].includes(group))
    .map((group) => ({
      ...partOf(fetch, document, (field) => groupOf.get(field) === group),
      requires: requires.map((selection) => withNames(selection, group.names)),
    }));
}

function isConflict(present: ReadonlySet<string>, needed: readonly string[]): boolean {
  return needed.some((name) =>
    [...present].some((other) => other !== name && requiredFieldOf(other) === requiredFieldOf(name)),
  );
}

function partOf(fetch: FetchNode, document: DocumentNode, isKept: (field: FieldNode) => boolean): FetchNode {
  const kept = mapEntityFields(document, (_, field) => isKept(field));
  const used = new Set<string>();
  visit(kept, { VariableDefinition: () => false, Variable: ({ name }) => void used.add(name.value) });
  const trimmed: DocumentNode = visit(kept, {
    VariableDefinition: (definition) => (used.has(definition.variable.name.value) ? undefined : null),
  });
  return {
    ...fetch,
    operation: stripIgnoredCharacters(print(trimmed)),
    ...(fetch.variableUsages
      ? { variableUsages: fetch.variableUsages.filter((name) => used.has(name)) }
      : {}),
    ...(fetch.operationDocumentNode ? { operationDocumentNode: trimmed } : {}),
  };
}

function eachEntityField(
  document: DocumentNode,
  take: (type: string | undefined, field: FieldNode) => void,
): void {
  mapEntityFields(document, (type, field) => {
    take(type, field);
    return true;
  });
}

/** Keeps or leaves the fields of the entities themselves; what lies below a field stays with it. */
function mapEntityFields(document: DocumentNode, keeps: KeepsField): DocumentNode {
  const mapSet = (set: SelectionSetNode, type: string | undefined): SelectionSetNode => ({
    ...set,
    selections: set.selections.flatMap((selection): SelectionNode[] => {
      if (selection.kind === Kind.FIELD) return keeps(type, selection) ? [selection] : [];
      if (selection.kind !== Kind.INLINE_FRAGMENT) return [selection];
      const inner = mapSet(selection.selectionSet, selection.typeCondition?.name.value ?? type);
      return inner.selections.length > 0 ? [{ ...selection, selectionSet: inner }] : [];
    }),
  });
  return {
    ...document,
    definitions: document.definitions.map((definition) => {
      if (definition.kind !== Kind.OPERATION_DEFINITION) return definition;
      const selections = definition.selectionSet.selections.map((root) =>
        root.kind === Kind.FIELD && root.selectionSet
          ? { ...root, selectionSet: mapSet(root.selectionSet, undefined) }
          : root,
      );
      return { ...definition, selectionSet: { ...definition.selectionSet, selections } };
    }),
  };
}

function holdsOwnName(selection: QueryPlanSelectionNode): boolean {
  return selection.kind === 'Field' ? !isPlainName(selection.name) : selection.selections.some(holdsOwnName);
}

function withNames(selection: QueryPlanSelectionNode, names: ReadonlySet<string>): QueryPlanSelectionNode {
  if (selection.kind === 'Field') return selection;
  return {
    ...selection,
    selections: selection.selections
      .filter((each) => each.kind !== 'Field' || isPlainName(each.name) || names.has(each.name))
      .map((each) => withNames(each, names)),
  };
}
