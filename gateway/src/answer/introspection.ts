import {
  type DocumentNode,
  type ExecutionResult,
  executeSync,
  type FieldNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  visit,
} from 'graphql';
import type { Document } from './collect-fields.ts';

/** What the gateway answers itself: the fields of the root that tell of the schema. */
export class Introspection {
  private readonly schema: GraphQLSchema;
  private readonly document: DocumentNode;
  private readonly usesVariables: boolean;
  private known: ExecutionResult | undefined;

  constructor(
    { schema, fragments }: Document,
    operation: OperationDefinitionNode,
    fields: readonly FieldNode[],
  ) {
    this.schema = schema;
    const own: OperationDefinitionNode = {
      ...operation,
      selectionSet: { kind: Kind.SELECTION_SET, selections: fields },
    };
    this.document = { kind: Kind.DOCUMENT, definitions: [own, ...fragments.values()] };
    let usesVariables = false;
    visit(this.document, {
      VariableDefinition: () => false,
      Variable: () => {
        usesVariables = true;
      },
    });
    this.usesVariables = usesVariables;
  }

  answer(variables: Readonly<Record<string, unknown>>): ExecutionResult {
    if (this.known) return this.known;
    const { schema, document } = this;
    const result = executeSync({ schema, document, rootValue: {}, variableValues: variables });
    // The same for everyone, each time.
    if (!this.usesVariables) this.known = result;
    return result;
  }
}
