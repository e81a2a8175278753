import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { cityError } from '../errors/city-error.ts';
import { sharedErrors } from '../errors/shared-errors.ts';

export type QueryLimits = {
  tokens: number;
  depth: number;
  aliases: number;
  /** Fields after every fragment is put where it is spread: what the executor would really walk. */
  fields: number;
  directives: number;
};

/**
 * Generous, because the gateway's own queries pass here, and finite, because the gateway's limits may one day be
 * configured wrongly. Cost by price belongs to the gateway.
 */
export const subgraphLimits: QueryLimits = {
  tokens: 10_000,
  depth: 20,
  aliases: 100,
  fields: 2_000,
  directives: 50,
};

type Measure = { depth: number; aliases: number; fields: number; directives: number };

/**
 * Runs before validation: the rule that compares overlapping fields needs exponential time for fragments that
 * spread each other. Each fragment is measured once, so this is linear in the document.
 */
export function assertWithinLimits(document: DocumentNode, limits: QueryLimits): void {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const measured = new Map<string, Measure>();
  const open = new Set<string>();

  const measureFragment = (name: string): Measure => {
    const known = measured.get(name);
    if (known) return known;
    const fragment = fragments.get(name);
    if (!fragment) return nothing;
    if (open.has(name)) throw new GraphQLError(`Fragment "${name}" spreads itself.`);
    open.add(name);
    const measure = plusDirectives(measureSelections(fragment.selectionSet), fragment);
    open.delete(name);
    measured.set(name, measure);
    return measure;
  };

  const measureSelections = (set: SelectionSetNode | undefined): Measure => {
    const total = { ...nothing };
    for (const selection of set?.selections ?? []) {
      const isField = selection.kind === Kind.FIELD;
      const inner =
        selection.kind === Kind.FRAGMENT_SPREAD
          ? measureFragment(selection.name.value)
          : measureSelections(selection.selectionSet);
      total.depth = Math.max(total.depth, inner.depth + (isField ? 1 : 0));
      total.aliases += inner.aliases + (isField && selection.alias ? 1 : 0);
      total.fields += inner.fields + (isField ? 1 : 0);
      total.directives += inner.directives + (selection.directives?.length ?? 0);
    }
    return total;
  };

  for (const definition of document.definitions) {
    const measure =
      definition.kind === Kind.FRAGMENT_DEFINITION
        ? measureFragment(definition.name.value)
        : definition.kind === Kind.OPERATION_DEFINITION
          ? plusDirectives(measureSelections(definition.selectionSet), definition)
          : nothing;
    for (const limit of ['depth', 'aliases', 'fields', 'directives'] as const) {
      if (measure[limit] > limits[limit]) {
        throw cityError(sharedErrors.QUERY_TOO_COMPLEX, { limit, maximum: limits[limit] });
      }
    }
  }
}

const nothing: Measure = { depth: 0, aliases: 0, fields: 0, directives: 0 };

function plusDirectives(measure: Measure, node: { directives?: readonly unknown[] }): Measure {
  return { ...measure, directives: measure.directives + (node.directives?.length ?? 0) };
}
