import { type FieldNode, Kind, parse, type SelectionSetNode } from 'graphql';
import type { SubgraphAnswer } from '../plan-run.ts';
import type { Asked } from './run-plan.ts';

type Representation = { __typename: string; id: string };

/** Answers each field of each entity with a text that says which, under the names that were asked for. */
export function answerEntities({
  query,
  variables,
}: Asked): SubgraphAnswer & { data: Record<string, unknown> } {
  return {
    data: Object.fromEntries(
      questionsIn(query).map(({ key, list, fields }) => [
        key,
        (variables[list] as Representation[]).map(({ __typename, id }) =>
          Object.fromEntries(fields.map((field) => [field, `${__typename} ${id} ${field}`])),
        ),
      ]),
    ),
  };
}

/** The `_entities` of a request: its name, the variable of its representations, the names of its fields. */
export function questionsIn(query: string): { key: string; list: string; fields: string[] }[] {
  return parse(query).definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION ? fieldsOf(definition.selectionSet).map(questionOf) : [],
  );
}

function questionOf(field: FieldNode) {
  const value = field.arguments?.[0]?.value;
  return {
    key: field.alias?.value ?? field.name.value,
    list: value?.kind === Kind.VARIABLE ? value.name.value : '',
    fields: field.selectionSet
      ? fieldsOf(field.selectionSet).map(({ alias, name }) => (alias ?? name).value)
      : [],
  };
}

function fieldsOf({ selections }: SelectionSetNode): FieldNode[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection];
    return selection.kind === Kind.INLINE_FRAGMENT ? fieldsOf(selection.selectionSet) : [];
  });
}
