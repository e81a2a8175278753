import {
  coerceInputValue,
  type GraphQLInputObjectType,
  type GraphQLSchema,
  isInputObjectType,
  parse,
  validate,
} from 'graphql';
import { beforeAll, expect, test } from 'vitest';
import { buildSubgraph } from './schema.ts';
import { operationText, rootFields } from './testing/matrix/operation-text.ts';

let schema: GraphQLSchema;

beforeAll(async () => {
  ({ schema } = await buildSubgraph());
});

/** What an attacker would like to set along with what may be set, also as the database layer would nest it. */
const wishes: Readonly<Record<string, unknown>> = {
  id: '00000000-0000-4000-8000-000000000000',
  role: 'ADMINISTRATOR',
  verified: true,
  ownerId: '00000000-0000-4000-8000-000000000000',
  status: 'FULFILLED',
  assuranceLevel: 'VERIFIED',
  confirmedAt: '2026-01-01T00:00:00Z',
  memberships: { create: { roles: ['ADMINISTRATOR'] } },
  organization: { connect: { id: '00000000-0000-4000-8000-000000000000' } },
};

test('no input takes a key that it does not declare', () => {
  const inputs = Object.values(schema.getTypeMap()).filter((type) => isInputObjectType(type));
  expect(inputs.length).toBeGreaterThan(3);
  for (const input of inputs)
    for (const [key, value] of Object.entries(wishes)) {
      if (key in input.getFields()) continue;
      expect(problemsOf(input, { [key]: value }), `${input.name}.${key}`).toContainEqual(
        expect.stringContaining(`Field "${key}" is not defined by type`),
      );
    }
});

test('no field takes an argument that it does not declare', () => {
  for (const [coordinate, field] of rootFields(schema)) {
    const text = operationText(coordinate, field);
    expect(validate(schema, parse(text)), coordinate).toEqual([]);
    for (const key of Object.keys(wishes)) {
      if (field.args.some(({ name }) => name === key)) continue;
      const forged =
        field.args.length > 0 && text.includes(`${field.name}(`)
          ? text.replace(`${field.name}(`, `${field.name}(${key}: true, `)
          : text.replace(`{ ${field.name}`, `{ ${field.name}(${key}: true)`);
      const messages = validate(schema, parse(forged)).map(({ message }) => message);
      expect(messages, `${coordinate} ${key}`).toContainEqual(
        expect.stringContaining(`Unknown argument "${key}"`),
      );
    }
  }
});

function problemsOf(input: GraphQLInputObjectType, value: object): string[] {
  const problems: string[] = [];
  coerceInputValue(value, input, (_path, _value, { message }) => problems.push(message));
  return problems;
}
