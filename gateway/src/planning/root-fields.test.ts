import { parse } from 'graphql';
import { expect, it } from 'vitest';
import { inOrder, rootFieldsOf } from './root-fields.ts';

const fetchNode = { kind: 'Fetch', serviceName: 'log', operation: '{ a }' } as const;

function ordered(query: string) {
  const fields = rootFieldsOf(parse(query), undefined);
  return inOrder(
    fields.map((field, index) => ({ ...field, node: { ...fetchNode, operation: `${index}` } as never })),
  );
}

it('has an order for each value of what decides it, and no other', () => {
  const sequence = (...nodes: string[]) => ({
    kind: 'Sequence',
    nodes: nodes.map((operation) => ({ ...fetchNode, operation })),
  });
  expect(ordered('mutation ($a: Boolean!) { a @skip(if: $a) b a c @skip(if: $a) }')).toEqual({
    kind: 'Condition',
    condition: 'a',
    ifClause: sequence('1', '0', '2'),
    elseClause: sequence('0', '1', '2'),
  });
});

it('is not decided by directives that leave nothing out', () => {
  expect(ordered('mutation ($a: Boolean!) { a @note(on: $a) b a }')).toMatchObject({ kind: 'Sequence' });
});

it('that has too many is refused: each variable doubles them', () => {
  const variables = (count: number) => Array.from({ length: count }, (_, index) => `v${index}`);
  const query = (count: number) =>
    `mutation { ${variables(count).map((name) => `a @include(if: $${name})`)} b a }`;
  expect(ordered(query(5))).toMatchObject({ kind: 'Condition' });
  expect(() => ordered(query(6))).toThrow('plans');
});
