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
import { type RequiredNames, requiredFieldOf } from './required-fields.ts';

type Group = { names: ReadonlySet<string>; fields: Set<FieldNode>; isStrict: boolean };
type EntityField = { field: FieldNode; type: string | undefined; isConditional: boolean };

/** What is required where, of a supergraph. */
export type Requirements = {
  names: RequiredNames;
  keys: ReadonlyMap<string, ReadonlySet<string>>;
  interfaceObjects: ReadonlySet<string>;
};

/**
 * An object can be told to a subgraph with one value for a field, and with nothing left out. Where a fetch asks for
 * what needs the same field with different arguments, it becomes several fetches, each with a representation of its
 * own. So it does where what one field requires may be missing, and another can do without: what is asked on a
 * condition has its requirements fetched on that condition, and a field of an interface object only for the types for
 * which a client asked it.
 */
export function separateRequirements(fetch: FetchNode, requirements: Requirements): FetchNode[] {
  const { requires } = fetch;
  if (!requires) return [fetch];
  const document = parse(fetch.operation, { noLocation: true });
  const groups: Group[] = [];
  const required = new Set<string>();
  eachEntityField(document, ({ type, field, isConditional }) => {
    const needed = requirements.names.get(`${type}.${field.name.value}`) ?? [];
    const mayMiss = isConditional || (type !== undefined && requirements.interfaceObjects.has(type));
    const isStrict = needed.length > 0 && mayMiss;
    const group = groups.find((each) =>
      isStrict ? isSame(each.names, needed) : !each.isStrict && !isConflict(each.names, needed),
    );
    for (const name of needed) required.add(name);
    if (!group) groups.push({ names: new Set(needed), fields: new Set([field]), isStrict });
    else {
      group.names = new Set([...group.names, ...needed]);
      group.fields.add(field);
    }
  });
  if (groups.length < 2) return [fetch];
  return groups.map(({ names, fields }) => ({
    ...partOf(fetch, document, (field) => fields.has(field)),
    requires: requires.map((selection) =>
      without(selection, (type, name) => {
        const isKey = type !== undefined && requirements.keys.get(type)?.has(name);
        return required.has(name) && !names.has(name) && !isKey;
      }),
    ),
  }));
}

function isSame(present: ReadonlySet<string>, needed: readonly string[]): boolean {
  return present.size === needed.length && needed.every((name) => present.has(name));
}

function isConflict(present: ReadonlySet<string>, needed: readonly string[]): boolean {
  return needed.some((name) =>
    [...present].some((other) => other !== name && originalName(other) === originalName(name)),
  );
}

function originalName(name: string): string {
  return requiredFieldOf(name) ?? name;
}

function partOf(fetch: FetchNode, document: DocumentNode, isKept: (field: FieldNode) => boolean): FetchNode {
  const kept = mapEntityFields(document, ({ field }) => isKept(field));
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

function eachEntityField(document: DocumentNode, take: (field: EntityField) => void): void {
  mapEntityFields(document, (field) => {
    take(field);
    return true;
  });
}

/** Keeps or leaves the fields of the entities themselves; what lies below a field stays with it. */
function mapEntityFields(document: DocumentNode, keeps: (field: EntityField) => boolean): DocumentNode {
  const mapSet = (set: SelectionSetNode, type: string | undefined, isInside: boolean): SelectionSetNode => ({
    ...set,
    selections: set.selections.flatMap((selection): SelectionNode[] => {
      const isConditional = isInside || (selection.directives ?? []).length > 0;
      if (selection.kind === Kind.FIELD)
        return keeps({ type, field: selection, isConditional }) ? [selection] : [];
      if (selection.kind !== Kind.INLINE_FRAGMENT) return [selection];
      const { selectionSet, typeCondition } = selection;
      const inner = mapSet(selectionSet, typeCondition?.name.value ?? type, isConditional);
      return inner.selections.length > 0 ? [{ ...selection, selectionSet: inner }] : [];
    }),
  });
  return {
    ...document,
    definitions: document.definitions.map((definition) => {
      if (definition.kind !== Kind.OPERATION_DEFINITION) return definition;
      const selections = definition.selectionSet.selections.map((root) =>
        root.kind === Kind.FIELD && root.selectionSet
          ? { ...root, selectionSet: mapSet(root.selectionSet, undefined, false) }
          : root,
      );
      return { ...definition, selectionSet: { ...definition.selectionSet, selections } };
    }),
  };
}

function without(
  selection: QueryPlanSelectionNode,
  isLeftOut: (type: string | undefined, name: string) => boolean,
  type?: string,
): QueryPlanSelectionNode {
  if (selection.kind === 'Field') return selection;
  const condition = selection.typeCondition ?? type;
  return {
    ...selection,
    selections: selection.selections
      .filter((each) => each.kind !== 'Field' || !isLeftOut(condition, each.name))
      .map((each) => without(each, isLeftOut, condition)),
  };
}
