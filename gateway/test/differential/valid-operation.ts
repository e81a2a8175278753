import {
  type ASTNode,
  type DefinitionNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  print,
  type SelectionSetNode,
  validate,
  visit,
} from 'graphql';
import type { SourceOperation } from './generated-operation.ts';

const typename: SelectionSetNode = {
  kind: Kind.SELECTION_SET,
  selections: [{ kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } }],
};

/** Takes out what makes the operation invalid, and then what nothing uses any more. */
export function validDocument(schema: GraphQLSchema, source: SourceOperation): DocumentNode {
  let document: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: [
      {
        kind: Kind.OPERATION_DEFINITION,
        operation: source.operation,
        variableDefinitions: source.variables,
        selectionSet: source.selectionSet,
      },
      ...source.fragments,
    ],
  };
  for (;;) {
    document = withoutUnused(document);
    const [error] = validate(schema, document);
    if (!error) return document;
    // Of two that are in each other's way, the one that was written last.
    const culprit = error.nodes?.at(-1);
    if (!culprit) throw error;
    document = without(document, culprit);
  }
}

/** The document without one of its selections; one that would be empty keeps the type's name. */
export function without(document: DocumentNode, culprit: ASTNode): DocumentNode {
  return visit(document, {
    enter: (node) => (node === culprit ? null : undefined),
    SelectionSet: { leave: (node) => (node.selections.length === 0 ? typename : undefined) },
  });
}

export function withoutUnused(document: DocumentNode): DocumentNode {
  const fragments = new Map<string, FragmentDefinitionNode>();
  let operation: OperationDefinitionNode | undefined;
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
    if (definition.kind === Kind.OPERATION_DEFINITION) operation = definition;
  }
  const usedFragments = new Set<string>();
  const usedVariables = new Set<string>();
  const follow = (node: ASTNode) =>
    visit(node, {
      VariableDefinition: () => false,
      Variable: ({ name }) => void usedVariables.add(name.value),
      FragmentSpread({ name: { value } }) {
        const fragment = fragments.get(value);
        if (!fragment || usedFragments.has(value)) return;
        usedFragments.add(value);
        follow(fragment);
      },
    });
  if (operation) follow(operation);
  return {
    ...document,
    definitions: document.definitions.flatMap((definition): DefinitionNode[] => {
      if (definition.kind === Kind.FRAGMENT_DEFINITION)
        return usedFragments.has(definition.name.value) ? [definition] : [];
      if (definition.kind !== Kind.OPERATION_DEFINITION) return [definition];
      const used = definition.variableDefinitions?.filter(({ variable }) =>
        usedVariables.has(variable.name.value),
      );
      return [{ ...definition, variableDefinitions: used }];
    }),
  };
}

const maximumTries = 400;

/** The smallest document that is still wrong, by taking away one selection after the other. */
export async function smallestWrong(
  schema: GraphQLSchema,
  query: DocumentNode,
  isWrong: (query: string) => Promise<boolean>,
): Promise<string> {
  let smallest = query;
  let triesLeft = maximumTries;
  for (let isSmaller = true; isSmaller; ) {
    isSmaller = false;
    for (const node of removableNodes(smallest)) {
      const candidate = withoutUnused(without(smallest, node));
      if (print(candidate) === print(smallest) || validate(schema, candidate).length > 0) continue;
      triesLeft -= 1;
      if (triesLeft < 0) return print(smallest);
      if (!(await isWrong(print(candidate)))) continue;
      smallest = candidate;
      isSmaller = true;
      break;
    }
  }
  return print(smallest);
}

function removableNodes(document: DocumentNode): ASTNode[] {
  const nodes: ASTNode[] = [];
  const add = (node: ASTNode) => void nodes.push(node);
  visit(document, { Field: add, InlineFragment: add, FragmentSpread: add, Directive: add, Argument: add });
  return nodes;
}
