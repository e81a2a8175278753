import {
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';

const typename: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/**
 * The document without the conditions that are settled, and with something unconditional in each object that is
 * asked for on a condition. The planner moves conditions from what a fetch asks for to the fetch: on the way it loses
 * `@skip(if: true)`, and an object of which everything is left out becomes an object that is not asked for.
 */
export function withSettledConditions(document: DocumentNode): DocumentNode {
  return visit(document, {
    Field: { enter: settle, leave: withTypename },
    InlineFragment: { enter: settle },
    FragmentSpread: { enter: settle },
    SelectionSet: {
      leave: (set): SelectionSetNode | undefined =>
        set.selections.length === 0 ? { ...set, selections: [typename] } : undefined,
    },
  });
}

/** Null takes the selection out. */
function settle<T extends SelectionNode>(selection: T): T | null | undefined {
  const { directives } = selection;
  if (!directives?.some((directive) => literalOf(directive) !== undefined)) return undefined;
  const isLeftOut = directives.some(
    (directive) => literalOf(directive) === (directive.name.value === 'skip'),
  );
  if (isLeftOut) return null;
  return { ...selection, directives: directives.filter((directive) => literalOf(directive) === undefined) };
}

function literalOf({ name, arguments: given = [] }: DirectiveNode): boolean | undefined {
  if (name.value !== 'skip' && name.value !== 'include') return undefined;
  const [argument] = given;
  return argument?.value.kind === Kind.BOOLEAN ? argument.value.value : undefined;
}

function withTypename(field: FieldNode): FieldNode | undefined {
  const { directives, selectionSet } = field;
  if (!directives?.length || !selectionSet) return undefined;
  if (selectionSet.selections.some((each) => each.kind === Kind.FIELD && !each.directives?.length))
    return undefined;
  return { ...field, selectionSet: { ...selectionSet, selections: [...selectionSet.selections, typename] } };
}
