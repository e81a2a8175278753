import { cityError } from '@city/kit/errors/city-error';
import { sharedErrors } from '@city/kit/errors/shared-errors';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';
import { limitExceeded, type QueryLimits } from './query-limits.ts';

/** What a selection asks for when all its fragments are spread out; its own fields are those that lie in no other. */
type Shape = { depth: number; aliases: number; fields: number; ownFields: number };

const noShape: Shape = { depth: 0, aliases: 0, fields: 0, ownFields: 0 };

/**
 * Looks at a document before anything expensive does. A fragment is measured once, however often it is spread, so
 * that the time is linear in the size of the document while the counts are those of the spread-out one.
 */
export function checkQueryShape(document: DocumentNode, limits: QueryLimits): void {
  checkDirectives(document, limits);
  const measure = shapeMeasurer(document);
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) {
      const shape = measure(definition.selectionSet);
      if (shape.ownFields > limits.rootFields) throw limitExceeded('rootFields', limits.rootFields);
      checkShape(shape, limits);
    }
    // A fragment that nobody spreads is not executed, and yet validated.
    if (definition.kind === Kind.FRAGMENT_DEFINITION && !isIntrospection(definition)) {
      checkShape(measure(definition.selectionSet), limits);
    }
  }
}

function checkShape(shape: Shape, limits: QueryLimits): void {
  if (shape.depth > limits.depth) throw limitExceeded('depth', limits.depth);
  if (shape.aliases > limits.aliases) throw limitExceeded('aliases', limits.aliases);
  if (shape.fields > limits.cost) throw limitExceeded('cost', limits.cost);
}

function isIntrospection({ typeCondition }: FragmentDefinitionNode): boolean {
  return typeCondition.name.value.startsWith('__');
}

function checkDirectives(document: DocumentNode, limits: QueryLimits): void {
  let directives = 0;
  visit(document, {
    Directive: () => {
      directives += 1;
    },
  });
  if (directives > limits.directives) throw limitExceeded('directives', limits.directives);
}

function shapeMeasurer(document: DocumentNode): (selectionSet: SelectionSetNode) => Shape {
  const fragments = fragmentsOf(document);
  const known = new Map<string, Shape | 'in progress'>();

  function measureFragment(name: string): Shape {
    const shape = known.get(name);
    if (shape === 'in progress') throw cityError(sharedErrors.QUERY_INVALID);
    if (shape) return shape;
    const fragment = fragments.get(name);
    if (!fragment) return noShape;
    known.set(name, 'in progress');
    const measured = measure(fragment.selectionSet);
    known.set(name, measured);
    return measured;
  }

  function measure(selectionSet: SelectionSetNode): Shape {
    const total = { ...noShape };
    const seen = new Set<string>();
    for (const selection of selectionSet.selections) {
      const shape = measureSelection(selection, seen);
      total.depth = Math.max(total.depth, shape.depth);
      // Sums stay finite: doubling through fragments would leave the range of whole numbers.
      total.aliases = Math.min(total.aliases + shape.aliases, Number.MAX_SAFE_INTEGER / 2);
      total.fields = Math.min(total.fields + shape.fields, Number.MAX_SAFE_INTEGER / 2);
      total.ownFields = Math.min(total.ownFields + shape.ownFields, Number.MAX_SAFE_INTEGER / 2);
    }
    return total;
  }

  function measureSelection(selection: SelectionNode, seen: Set<string>): Shape {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return measureFragment(selection.name.value);
    if (selection.kind === Kind.INLINE_FRAGMENT) return measure(selection.selectionSet);
    const name = selection.name.value;
    // The schema's own description is deeper than any data, is answered without a subgraph and may be turned off.
    if (name === '__schema' || name === '__type')
      return { depth: 1, aliases: selection.alias ? 1 : 0, fields: 1, ownFields: 1 };
    const key = selection.alias?.value ?? name;
    // The same field again is the same load as an alias.
    const isRepeated = selection.alias !== undefined || seen.has(key);
    seen.add(key);
    const inner = selection.selectionSet ? measure(selection.selectionSet) : noShape;
    return {
      depth: inner.depth + 1,
      aliases: inner.aliases + (isRepeated ? 1 : 0),
      fields: inner.fields + 1,
      ownFields: 1,
    };
  }

  return measure;
}

export function fragmentsOf(document: DocumentNode): Map<string, FragmentDefinitionNode> {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  return fragments;
}
