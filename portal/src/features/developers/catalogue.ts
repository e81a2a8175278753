import file from './graph-catalogue.json' with { type: 'json' };

/** Who may: everyone, anyone signed in, or holders of all scopes of one of these sets. */
export type Access = 'public' | 'signed-in' | readonly (readonly string[])[];

export type CatalogueField = {
  name: string;
  type: string;
  description: string | null;
  arguments: readonly { name: string; type: string; description: string | null }[];
  subgraphs: readonly string[];
  access: Access;
  cost: number | null;
};

export type CatalogueType = {
  name: string;
  kind: 'object' | 'interface' | 'union' | 'enum' | 'input' | 'scalar';
  description: string | null;
  subgraphs: readonly string[];
  fields: readonly CatalogueField[];
  values: readonly string[];
};

/** As the file has it, which is written from the operations that the tests run. */
export type TriedOperation = (typeof file)['operations'][number];

export type Change = { date: string; vi: readonly string[]; en: readonly string[] };

type Catalogue = {
  limits: Record<
    | 'tokens'
    | 'depth'
    | 'aliases'
    | 'directives'
    | 'rootFields'
    | 'cost'
    | 'bodyBytes'
    | 'socketMessageBytes'
    | 'subscriptionsPerSocket',
    number
  >;
  operations: readonly TriedOperation[];
  changes: readonly Change[];
  types: readonly CatalogueType[];
};

/** What the graph offers, as `npm run generate` reads it from the supergraph. */
export const catalogue = file as unknown as Catalogue;

export const rootTypes = ['Query', 'Mutation', 'Subscription'] as const;

export function fieldsOf(typeName: string): readonly CatalogueField[] {
  return catalogue.types.find(({ name }) => name === typeName)?.fields ?? [];
}

export const otherTypes = catalogue.types.filter(({ name }) => !rootTypes.some((root) => root === name));

/** What is searched: names, words of descriptions, subgraphs and scopes, in lower case. */
export function searchTextOf(entry: CatalogueField | CatalogueType): string {
  const parts = [entry.name, entry.description ?? '', ...entry.subgraphs];
  if ('access' in entry) {
    parts.push(entry.type, ...(typeof entry.access === 'string' ? [entry.access] : entry.access.flat()));
  } else {
    parts.push(...entry.values, ...entry.fields.map(({ name }) => name));
  }
  return parts.join(' ').toLowerCase();
}
