import {
  type DocumentNode,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/**
 * The schema coordinates that a document names: `Stay.room`, `Query.stays(first:)`, `StayStatus.LEFT`, `GuestInput.name`.
 * What a variable holds is not looked at, so that its input type stands for all of its fields.
 */
export function usedCoordinates(document: DocumentNode, schema: GraphQLSchema): string[] {
  const found = new Set<string>();
  const info = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(info, {
      Field({ name }) {
        const parent = info.getParentType();
        if (parent && !name.value.startsWith('__')) found.add(`${parent.name}.${name.value}`);
      },
      Argument({ name }) {
        const parent = info.getParentType();
        const field = info.getFieldDef();
        if (parent && field && !info.getDirective())
          found.add(`${parent.name}.${field.name}(${name.value}:)`);
      },
      ObjectField({ name }) {
        const parent = getNamedType(info.getParentInputType());
        if (isInputObjectType(parent)) found.add(`${parent.name}.${name.value}`);
      },
      EnumValue({ value }) {
        const type = getNamedType(info.getInputType());
        if (type) found.add(`${type.name}.${value}`);
      },
      VariableDefinition() {
        const type = getNamedType(info.getInputType());
        if (isInputObjectType(type)) found.add(type.name);
      },
    }),
  );
  return [...found];
}
