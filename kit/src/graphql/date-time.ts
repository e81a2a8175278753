import { GraphQLScalarType, Kind } from 'graphql';
import { badUserInput, fieldProblem } from '../errors/city-error.ts';
import { sharedErrors } from '../errors/shared-errors.ts';
import { isDay } from '../time/vietnam-time.ts';

// The offset is not optional: an instant without one means another hour to each reader.
const instantPattern =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/i;

export const GraphQLDateTime = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description: 'An instant, ISO 8601 with an offset; stored in UTC.',
  serialize(value) {
    const instant = typeof value === 'string' || typeof value === 'number' ? new Date(value) : value;
    if (!(instant instanceof Date) || Number.isNaN(instant.getTime())) {
      throw new TypeError('A DateTime was resolved to something that is no instant.');
    }
    return instant.toISOString();
  },
  parseValue: readInstant,
  parseLiteral: (node) => readInstant(node.kind === Kind.STRING ? node.value : undefined),
});

function readInstant(value: unknown): Date {
  const day = typeof value === 'string' ? instantPattern.exec(value)?.[1] : undefined;
  if (typeof value !== 'string' || day === undefined || !isDay(day)) {
    throw invalidInstant();
  }
  const instant = new Date(value);
  // In UTC it may be a year further, into one that the database does not know or writes otherwise.
  if (instant.getUTCFullYear() < 1 || instant.getUTCFullYear() > 9999) throw invalidInstant();
  return instant;
}

function invalidInstant() {
  return badUserInput([fieldProblem('', sharedErrors.INSTANT_INVALID)]);
}
