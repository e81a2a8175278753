import { type ConstDirectiveNode, type DocumentNode, Kind } from 'graphql';
import { argumentsOf, directiveName, type Feature } from './schema-features.ts';

export type ListSize = { assumedSize: number | undefined; slicingArguments: string[]; sizedFields: string[] };

/** What `@cost` and `@listSize` of the supergraph say, by type, by field, by argument and by field of an input. */
export class CostRules {
  private readonly weights = new Map<string, number>();
  private readonly sizes = new Map<string, ListSize>();
  /** Whether what is given to fields costs anything at all: else it need not be looked at. */
  hasInputWeights = false;

  constructor(document: DocumentNode, features: readonly Feature[]) {
    const cost = directiveName(features, 'cost');
    const listSize = directiveName(features, 'cost', 'listSize');
    const read = (coordinate: string, directives: readonly ConstDirectiveNode[] = []) => {
      for (const directive of directives) {
        const given = argumentsOf(directive);
        if (directive.name.value === cost) this.weights.set(coordinate, Number(given.weight));
        if (directive.name.value === listSize) this.sizes.set(coordinate, listSizeOf(given));
      }
    };
    for (const definition of document.definitions) {
      if (!('name' in definition) || !definition.name || definition.kind === Kind.DIRECTIVE_DEFINITION)
        continue;
      if ('directives' in definition)
        read(definition.name.value, definition.directives as ConstDirectiveNode[]);
      if (!('fields' in definition)) continue;
      for (const field of definition.fields ?? []) {
        const coordinate = `${definition.name.value}.${field.name.value}`;
        read(coordinate, field.directives);
        if (definition.kind.startsWith('InputObject')) this.hasInputWeights ||= this.weights.has(coordinate);
        if (!('arguments' in field)) continue;
        for (const argument of field.arguments ?? []) {
          const place = `${coordinate}(${argument.name.value}:)`;
          read(place, argument.directives);
          this.hasInputWeights ||= this.weights.has(place);
        }
      }
    }
  }

  weight(coordinate: string): number | undefined {
    return this.weights.get(coordinate);
  }

  listSize(coordinate: string): ListSize | undefined {
    return this.sizes.get(coordinate);
  }
}

function listSizeOf(given: Record<string, unknown>): ListSize {
  const names = (value: unknown) => (Array.isArray(value) ? value.map(String) : []);
  return {
    assumedSize:
      given.assumedSize === undefined || given.assumedSize === null ? undefined : Number(given.assumedSize),
    slicingArguments: names(given.slicingArguments),
    sizedFields: names(given.sizedFields),
  };
}
