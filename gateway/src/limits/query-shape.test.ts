import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { checkQueryShape } from './query-shape.ts';

const limits = { tokens: 1_000, depth: 10, aliases: 15, directives: 5, rootFields: 5, cost: 5_000 };
const check = (query: string) => checkQueryShape(parse(query), limits);

/** Fragments on the root that each spread the next one twice: two to the power of their number. */
const doubling = (count: number, leaf: string) =>
  `{ ...f0 } ${Array.from({ length: count }, (_, index) => `fragment f${index} on Query { ...f${index + 1} ...f${index + 1} }`).join(' ')} fragment f${count} on Query { ${leaf} }`;

describe('the fields of the root', () => {
  it('are counted also through fragments', () => {
    expect(() => check(doubling(2, 'whoAmI'))).not.toThrow();
    expect(() => check(doubling(3, 'whoAmI'))).toThrow(/rootFields/);
    expect(() => check(`{ ${'... { whoAmI } '.repeat(6)} }`)).toThrow(/rootFields/);
  });

  // Spread out one by one, these would be counted for longer than the city stands.
  it.each([
    ['nothing', '...gone'],
    ['many fields', 'whoAmI'],
  ])('of fragments that double each other sixty times into %s are counted at once', (leaf, text) => {
    const counted = () => check(doubling(60, text));
    if (leaf === 'nothing') expect(counted).not.toThrow();
    else expect(counted).toThrow(/rootFields/);
  });

  it('of fragments that spread themselves are refused as a wrong document, not as our mistake', () => {
    expect(() => check('{ ...a } fragment a on Query { ...a }')).toThrow(
      expect.objectContaining({ reason: 'QUERY_INVALID' }),
    );
    expect(() => check('{ ...a } fragment a on Query { ...b } fragment b on Query { whoAmI ...a }')).toThrow(
      expect.objectContaining({ reason: 'QUERY_INVALID' }),
    );
  });
});
