import type { ConstDirectiveNode, DocumentNode } from 'graphql';
import { isFalse, isFieldedType, isJoin, textArgument } from './join-directives.ts';

/**
 * The supergraph without the keys by which a subgraph cannot be entered. For a way back into the subgraph that it
 * came from, the planner takes the first key of a type and does not look whether it is `resolvable: false`; for
 * anything else it has no use for such a key.
 */
export function withoutUnresolvableKeys(supergraph: DocumentNode): DocumentNode {
  return {
    ...supergraph,
    definitions: supergraph.definitions.map((definition) =>
      isFieldedType(definition)
        ? { ...definition, directives: resolvable(definition.directives ?? []) }
        : definition,
    ),
  };
}

function resolvable(directives: readonly ConstDirectiveNode[]): ConstDirectiveNode[] {
  const kept = directives.filter((directive) => !isUnresolvable(directive));
  const graphsOf = (each: readonly ConstDirectiveNode[]) =>
    new Set(each.filter((directive) => isJoin(directive, 'type')).map(graphOf));
  const present = graphsOf(kept);
  // The subgraph knows the type none the less.
  const bare = directives.filter(
    (directive) => isUnresolvable(directive) && !present.has(graphOf(directive)),
  );
  const named = new Map(bare.map((directive) => [graphOf(directive), directive]));
  return [
    ...kept,
    ...[...named.values()].map((directive) => ({
      ...directive,
      arguments: directive.arguments?.filter(
        ({ name }) => name.value !== 'key' && name.value !== 'resolvable',
      ),
    })),
  ];
}

function isUnresolvable(directive: ConstDirectiveNode): boolean {
  return isJoin(directive, 'type') && isFalse(directive, 'resolvable');
}

function graphOf(directive: ConstDirectiveNode): string | undefined {
  return textArgument(directive, 'graph');
}
