import {
  type ConstArgumentNode,
  type ConstDirectiveNode,
  type DocumentNode,
  type InterfaceTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
} from 'graphql';

export type FieldedType = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;

export function isFieldedType(definition: { kind: string }): definition is FieldedType {
  return (
    definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.INTERFACE_TYPE_DEFINITION
  );
}

export function fieldedTypes(supergraph: DocumentNode): FieldedType[] {
  return supergraph.definitions.filter(isFieldedType);
}

export function isJoin(directive: ConstDirectiveNode, name: 'type' | 'field'): boolean {
  return directive.name.value === `join__${name}`;
}

/** The value of an argument that is a text or the name of a subgraph. */
export function textArgument(directive: ConstDirectiveNode, name: string): string | undefined {
  const value = argumentOf(directive, name)?.value;
  return value?.kind === Kind.STRING || value?.kind === Kind.ENUM ? value.value : undefined;
}

export function isTrue(directive: ConstDirectiveNode, name: string): boolean {
  const value = argumentOf(directive, name)?.value;
  return value?.kind === Kind.BOOLEAN && value.value;
}

export function isFalse(directive: ConstDirectiveNode, name: string): boolean {
  const value = argumentOf(directive, name)?.value;
  return value?.kind === Kind.BOOLEAN && !value.value;
}

export function withTextArgument(
  directive: ConstDirectiveNode,
  name: string,
  text: string,
): ConstDirectiveNode {
  return {
    ...directive,
    arguments: directive.arguments?.map((argument) =>
      argument.name.value === name ? { ...argument, value: { kind: Kind.STRING, value: text } } : argument,
    ),
  };
}

function argumentOf(directive: ConstDirectiveNode, name: string): ConstArgumentNode | undefined {
  return directive.arguments?.find((argument) => argument.name.value === name);
}
