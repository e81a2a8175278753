import {
  type ConstDirectiveNode,
  type ConstValueNode,
  type DocumentNode,
  Kind,
  valueFromASTUntyped,
} from 'graphql';

export type Feature = { name: string; url: string; directive: string; isSecurity: boolean };

/** The features that a supergraph declares by `@link`, with the name under which their directive is used in it. */
export function featuresOf(document: DocumentNode): Feature[] {
  return document.definitions
    .filter(
      (definition) => definition.kind === Kind.SCHEMA_DEFINITION || definition.kind === Kind.SCHEMA_EXTENSION,
    )
    .flatMap((definition) => definition.directives ?? [])
    .filter((directive) => directive.name.value === 'link')
    .flatMap((directive) => {
      const { url, as, for: purpose } = argumentsOf(directive);
      if (typeof url !== 'string') return [];
      const name = url.split('/').at(-2) ?? '';
      const directiveName = typeof as === 'string' ? as : name;
      return [{ name, url, directive: directiveName, isSecurity: purpose === 'SECURITY' }];
    });
}

export function directiveName(document: DocumentNode, feature: string): string {
  return featuresOf(document).find(({ name }) => name === feature)?.directive ?? feature;
}

export function argumentsOf(directive: ConstDirectiveNode): Record<string, unknown> {
  return Object.fromEntries(
    (directive.arguments ?? []).map(({ name, value }) => [
      name.value,
      valueFromASTUntyped(value as ConstValueNode),
    ]),
  );
}
