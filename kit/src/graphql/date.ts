import { GraphQLScalarType, Kind } from 'graphql';
import { badUserInput, fieldProblem } from '../errors/city-error.ts';
import { sharedErrors } from '../errors/shared-errors.ts';
import { isDay } from '../time/vietnam-time.ts';

export const GraphQLDate = new GraphQLScalarType<string, string>({
  name: 'Date',
  description: 'A calendar day in Asia/Ho_Chi_Minh, YYYY-MM-DD.',
  serialize(value) {
    // A JavaScript Date is refused: which day it means depends on a time zone that nobody named.
    if (typeof value !== 'string' || !isDay(value)) {
      throw new TypeError('A Date was resolved to something that is no YYYY-MM-DD day.');
    }
    return value;
  },
  parseValue: readDay,
  parseLiteral: (node) => readDay(node.kind === Kind.STRING ? node.value : undefined),
});

function readDay(value: unknown): string {
  if (typeof value !== 'string' || !isDay(value)) {
    throw badUserInput([fieldProblem('', sharedErrors.DAY_INVALID)]);
  }
  return value;
}
