import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { type ErrorContext, maskErrors } from '../errors/answer-errors.ts';

const passingCodes = new Set(['RATE_LIMITED', 'UPSTREAM_UNAVAILABLE']);

/** Whether another attempt, behind the last cursor, may well not be refused, perhaps with another token. */
export function mayPass(errors: readonly GraphQLFormattedError[], mayTokenChange: boolean): boolean {
  const passes = (code: unknown) =>
    code === 'UNAUTHENTICATED' ? mayTokenChange : passingCodes.has(String(code));
  return errors.length > 0 && errors.every(({ extensions }) => passes(extensions?.code));
}

/** What a subgraph says to a subscription passes the same mask as what it says to a query. */
export function errorsForClients(
  errors: readonly GraphQLFormattedError[],
  context: ErrorContext,
): GraphQLFormattedError[] {
  return maskErrors(
    errors.map(({ message, extensions }) => new GraphQLError(message, { extensions })),
    context,
  );
}
