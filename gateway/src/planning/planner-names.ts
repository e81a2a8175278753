import { type DocumentNode, Kind, type SelectionNode } from 'graphql';
import { parseFieldSet } from './field-set.ts';
import { fieldedTypes, isJoin, isTrue, textArgument } from './join-directives.ts';

/** The names of all fields that are in a key or that another field requires. */
export function plannerNames(supergraph: DocumentNode): Set<string> {
  const names = new Set(['__typename']);
  const collect = (selections: readonly SelectionNode[]): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) names.add(selection.name.value);
      if (selection.kind !== Kind.FRAGMENT_SPREAD) collect(selection.selectionSet?.selections ?? []);
    }
  };
  for (const { directives = [], fields = [] } of fieldedTypes(supergraph)) {
    const sets = [
      ...directives.map((directive) => isJoin(directive, 'type') && textArgument(directive, 'key')),
      ...fields
        .flatMap((field) => field.directives ?? [])
        .map((directive) => isJoin(directive, 'field') && textArgument(directive, 'requires')),
    ];
    for (const set of sets) if (set) collect(parseFieldSet(set));
  }
  return names;
}

/** The names of the fields that are in a key, by type. */
export function keyNames(supergraph: DocumentNode): Map<string, ReadonlySet<string>> {
  return new Map(
    fieldedTypes(supergraph).map(({ name, directives = [] }) => {
      const keys = directives.flatMap((directive) => textArgument(directive, 'key') ?? []);
      const fields = keys.flatMap(parseFieldSet).filter((selection) => selection.kind === Kind.FIELD);
      return [name.value, new Set(fields.map((field) => field.name.value))];
    }),
  );
}

/** The interfaces of which some subgraph knows only one object, and not its type. */
export function interfaceObjectNames(supergraph: DocumentNode): Set<string> {
  return new Set(
    fieldedTypes(supergraph)
      .filter(({ directives = [] }) => directives.some((directive) => isTrue(directive, 'isInterfaceObject')))
      .map(({ name }) => name.value),
  );
}
