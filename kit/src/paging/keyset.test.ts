import { expect, test } from 'vitest';
import { decodeCursor, encodeCursor, pageSize, toPage } from './keyset.ts';
import { keysetWhere } from './keyset-where.ts';

const id = '6d7be0f2-5c0f-4c5e-9a6e-31f2a94d8c57';
const field = (code: string) => ({ code: 'BAD_USER_INPUT', fields: [expect.objectContaining({ code })] });

test('a cursor gives back the key it was made from, each part with its type', () => {
  const instant = new Date('2026-03-01T05:00:00.123Z');
  const cursor = encodeCursor(['Đặng', 7, id, instant.toISOString()]);
  expect(decodeCursor(cursor, ['string', 'number', 'uuid', 'instant'])).toEqual(['Đặng', 7, id, instant]);
});

test('a cursor from nowhere is refused, not handed to the database', () => {
  const cursors = [
    '',
    'garbage',
    encodeCursor([id]),
    encodeCursor(['x', id, 'more']),
    encodeCursor(['x', "' or 1=1"]),
    encodeCursor(['nul\0', id]),
    encodeCursor([5, id]),
    Buffer.from('{"length":2}').toString('base64url'),
    'A'.repeat(1_000_000),
  ];
  for (const cursor of cursors)
    expect(() => decodeCursor(cursor, ['string', 'uuid'])).toThrow(
      expect.objectContaining(field('CURSOR_INVALID')),
    );
});

test('numbers and instants that the database would refuse are refused as cursors', () => {
  const text = (key: string) => Buffer.from(key).toString('base64url');
  const instants = ['1', '2026-02-30', '+275760-09-13T00:00:00.000Z', '0000-01-01T00:00:00.000Z', 'now'];
  const cursors = [
    ...instants.map((instant) => encodeCursor([1, instant])),
    text('[1e999,"2026-03-01T05:00:00.123Z"]'),
  ];
  for (const cursor of cursors)
    expect(() => decodeCursor(cursor, ['number', 'instant']), cursor).toThrow(
      expect.objectContaining(field('CURSOR_INVALID')),
    );
});

test('a page holds 1 to 500', () => {
  expect(pageSize(null, 20)).toBe(20);
  expect(pageSize(500, 20)).toBe(500);
  for (const first of [0, -1, 501, 1.5, Number.NaN])
    expect(() => pageSize(first, 20)).toThrow(expect.objectContaining(field('PAGE_SIZE_INVALID')));
});

test('the row beyond the page tells that there is a next one and is not shown', () => {
  const page = toPage([1, 2, 3], 2, (n) => [n], { after: 'cursor', totalCount: 9 });
  expect(page).toEqual({
    nodes: [1, 2],
    totalCount: 9,
    pageInfo: {
      hasNextPage: true,
      hasPreviousPage: true,
      startCursor: encodeCursor([1]),
      endCursor: encodeCursor([2]),
    },
  });
  expect(toPage([], 2, (n: number) => [n], { totalCount: 0 }).pageInfo).toEqual({
    hasNextPage: false,
    hasPreviousPage: false,
    startCursor: null,
    endCursor: null,
  });
});

test('what comes after a key is later in the first column, or equal and later in the next', () => {
  const where = keysetWhere([
    { field: 'arrivedAt', direction: 'desc', value: 5 },
    { field: 'id', direction: 'asc', value: id },
  ]);
  expect(where).toEqual({ OR: [{ arrivedAt: { lt: 5 } }, { arrivedAt: 5, id: { gt: id } }] });
});
