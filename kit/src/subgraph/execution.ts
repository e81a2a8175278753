import { type ExecutionResult, execute, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { badUserInput } from '../errors/city-error.ts';
import { AnsweredError, answerFor, written } from './error-format.ts';
import { variableProblems } from './input-problems.ts';
import type { Operation } from './operation.ts';
import type { SubgraphRequest } from './subgraph-request.ts';

export type Variables = Record<string, unknown>;

type Execution = {
  schema: GraphQLSchema;
  operation: Operation;
  variables: Variables;
  context: object;
  request: SubgraphRequest;
  /** An event of a subscription. */
  rootValue?: unknown;
};

/** Executes and turns every error into what the caller may read. */
export async function executeOperation(execution: Execution): Promise<ExecutionResult> {
  const { schema, operation, variables, context, request, rootValue } = execution;
  const result = await execute({
    schema,
    document: operation.document,
    operationName: operation.definition.name?.value,
    variableValues: variables,
    contextValue: context,
    rootValue,
  });
  return answeredResult(result, { schema, definition: operation.definition, variables, request });
}

export function answeredResult(
  result: ExecutionResult,
  about: {
    schema: GraphQLSchema;
    definition: OperationDefinitionNode;
    variables: Variables;
    request: SubgraphRequest;
  },
): ExecutionResult {
  if (!result.errors) return result;
  if (result.data === undefined) {
    const problems = variableProblems(about.schema, about.definition, about.variables);
    if (problems.length > 0) {
      return { errors: [new AnsweredError(written(badUserInput(problems), about.request.language))] };
    }
  }
  return { ...result, errors: result.errors.map((error) => answerFor(error, about.request)) };
}
