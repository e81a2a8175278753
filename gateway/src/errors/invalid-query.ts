import type { GraphQLError } from 'graphql';

/** The document, or the variables given with it, do not fit the schema. Nothing of it was executed. */
export class InvalidQuery extends Error {
  override readonly name = 'InvalidQuery';
  readonly errors: readonly GraphQLError[];

  constructor(errors: readonly GraphQLError[]) {
    super(errors[0]?.message ?? 'invalid query');
    this.errors = errors;
  }
}
