import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { type ErrorContext, maskErrors } from '../errors/answer-errors.ts';

/** Refusals that another attempt, behind the last cursor, may well not get. */
const passingCodes = new Set(['UNAUTHENTICATED', 'RATE_LIMITED', 'UPSTREAM_UNAVAILABLE']);

export function mayPass(errors: readonly GraphQLFormattedError[]): boolean {
  return errors.length > 0 && errors.every(({ extensions }) => passingCodes.has(String(extensions?.code)));
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
