import { Kind, parse, print, type SelectionNode } from 'graphql';

/** The selections of a field set, as `@requires` and `@key` hold them: a selection set without its braces. */
export function parseFieldSet(fields: string): readonly SelectionNode[] {
  const [definition] = parse(`{ ${fields} }`, { noLocation: true }).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`This is no field set: ${fields}`);
  return definition.selectionSet.selections;
}

export function printFieldSet(selections: readonly SelectionNode[]): string {
  return selections.map((selection) => print(selection).replace(/\s+/g, ' ')).join(' ');
}
