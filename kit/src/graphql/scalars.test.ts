import fc from 'fast-check';
import { parseValue } from 'graphql';
import { describe, expect, test } from 'vitest';
import { GraphQLDate } from './date.ts';
import { GraphQLDateTime } from './date-time.ts';
import { GraphQLJSON } from './json.ts';

const refused = (code: string) =>
  expect.objectContaining({ code: 'BAD_USER_INPUT', fields: [expect.objectContaining({ code })] });

describe('DateTime', () => {
  test('is an instant: the offset counts, and is Z on the way out', () => {
    const instant = GraphQLDateTime.parseValue('2026-11-22T08:30:00+07:00');
    expect(instant.toISOString()).toBe('2026-11-22T01:30:00.000Z');
    expect(GraphQLDateTime.serialize(instant)).toBe('2026-11-22T01:30:00.000Z');
    expect(GraphQLDateTime.parseLiteral(parseValue('"2026-11-22T01:30:00Z"'))).toEqual(instant);
  });

  test('survives the way out and in again', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date(0), max: new Date('2999-12-31'), noInvalidDate: true }),
        (instant) => {
          expect(GraphQLDateTime.parseValue(GraphQLDateTime.serialize(instant))).toEqual(instant);
        },
      ),
    );
  });

  test.each([
    '2026-11-22T08:30:00',
    '2026-11-22',
    '2026-02-30T00:00:00Z',
    '2026-11-22T24:00:00Z',
    '2026-11-22T08:30:00+24:00',
    '0000-06-01T00:00:00Z',
    '0001-01-01T00:00:00+07:00',
    '9999-12-31T23:00:00-07:00',
    'now',
    1_700_000_000_000,
    null,
    {},
  ])('is not %j', (value) => {
    expect(() => GraphQLDateTime.parseValue(value)).toThrow(refused('INSTANT_INVALID'));
  });

  test('is not given out when it is none: that is our fault, not the reader’s', () => {
    expect(() => GraphQLDateTime.serialize(new Date('x'))).toThrow(TypeError);
  });
});

describe('Date', () => {
  test('is a day of the calendar as text', () => {
    expect(GraphQLDate.parseValue('2028-02-29')).toBe('2028-02-29');
    expect(GraphQLDate.serialize('2028-02-29')).toBe('2028-02-29');
    expect(GraphQLDate.parseLiteral(parseValue('"2028-02-29"'))).toBe('2028-02-29');
  });

  test.each([
    '2026-02-29',
    '0000-01-01',
    '2026-13-01',
    '2026-1-1',
    '22/11/2026',
    '2026-11-22T00:00:00Z',
    20261122,
    null,
  ])('is not %j', (value) => {
    expect(() => GraphQLDate.parseValue(value)).toThrow(refused('DAY_INVALID'));
  });

  test('is not made from an instant, whose day depends on a time zone', () => {
    expect(() => GraphQLDate.serialize(new Date())).toThrow(TypeError);
  });
});

test('JSON takes and gives any value, also inside a literal', () => {
  const value = { a: [1, 'x', null, { b: true }] };
  expect(GraphQLJSON.parseValue(value)).toEqual(value);
  expect(GraphQLJSON.serialize(value)).toEqual(value);
  expect(GraphQLJSON.parseLiteral(parseValue('{ a: [1, "x", null, { b: true }] }'))).toEqual(value);
});
