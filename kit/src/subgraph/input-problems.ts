import {
  type ASTNode,
  coerceInputValue,
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
  isInputType,
  isNonNullType,
  Kind,
  type OperationDefinitionNode,
  typeFromAST,
  visit,
} from 'graphql';
import { CityError, type FieldProblem, fieldProblem } from '../errors/city-error.ts';
import { sharedErrors } from '../errors/shared-errors.ts';

/**
 * Why the variables of an operation were refused, value by value. graphql-js says it in English sentences that
 * quote the values; people are told the place, in their language, and personal data stays out of logs.
 */
export function variableProblems(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): FieldProblem[] {
  const problems: FieldProblem[] = [];
  for (const definition of operation.variableDefinitions ?? []) {
    const name = definition.variable.name.value;
    const type = typeFromAST(schema, definition.type);
    if (!isInputType(type)) continue;
    const value = variables[name];
    if (value === undefined) {
      if (isNonNullType(type) && !definition.defaultValue) {
        problems.push(fieldProblem(name, sharedErrors.REQUIRED));
      }
      continue;
    }
    coerceInputValue(value, type, (path, _value, error) => {
      if (problems.length < 100) problems.push(problemAt(pathText(name, path), error));
    });
  }
  return problems;
}

/** The same for a value that is written inside the document. */
export function literalProblem(document: DocumentNode, error: GraphQLError): FieldProblem {
  const node = error.nodes?.[0];
  return problemAt(node ? placeOf(document, node) : '', error);
}

function problemAt(field: string, error: GraphQLError): FieldProblem {
  const own = cityErrorBehind(error)?.fields[0];
  if (own) return { ...own, field };
  // graphql-js reports a missing or unknown key at the object around it.
  const key = /^Field "(\w+)" (?:of required type|is not defined)/.exec(error.message)?.[1];
  const place = key === undefined ? field : `${field}.${key}`;
  const isMissing = /was not provided|not to be null/.test(error.message);
  return isMissing
    ? fieldProblem(place, sharedErrors.REQUIRED)
    : fieldProblem(place, sharedErrors.INVALID_VALUE);
}

/** The error that a resolver or a scalar threw, under what graphql-js wrapped around it. */
export function cityErrorBehind(error: unknown): CityError | undefined {
  const origin = originOf(error);
  return origin instanceof CityError ? origin : undefined;
}

export function originOf(error: unknown): unknown {
  let inner = error;
  while (inner instanceof Error && 'originalError' in inner && inner.originalError)
    inner = inner.originalError;
  return inner;
}

function pathText(name: string, path: readonly (string | number)[]): string {
  return path.reduce<string>((text, key) => text + (typeof key === 'number' ? `[${key}]` : `.${key}`), name);
}

function placeOf(document: DocumentNode, wanted: ASTNode): string {
  let place = '';
  visit(document, {
    enter(node, _key, _parent, _path, ancestors) {
      if (node !== wanted) return;
      place = [...ancestors, node]
        .filter((ancestor) => !Array.isArray(ancestor))
        .flatMap((ancestor) =>
          'kind' in ancestor && (ancestor.kind === Kind.ARGUMENT || ancestor.kind === Kind.OBJECT_FIELD)
            ? [ancestor.name.value]
            : [],
        )
        .join('.');
    },
  });
  return place;
}
