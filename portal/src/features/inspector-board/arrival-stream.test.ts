import { expect, test } from 'vitest';
import {
  type BoardStay,
  keptArrivals,
  streamOf,
  withArrival,
  withEarlier,
  withNews,
  withWaiting,
} from './arrival-stream.ts';

function stay(number: number, status: BoardStay['status'] = 'DECLARED'): BoardStay {
  const at = new Date(Date.UTC(2026, 10, 22, 1, 0, number)).toISOString();
  return {
    id: `stay-${number}`,
    receiptNumber: `PQ-${number}`,
    arrivedAt: at,
    declaredAt: at,
    late: false,
    status,
    guest: { fullName: 'Trần Văn Nam', nationality: 'VNM' },
    establishment: {
      id: 'house-1',
      name: 'Sóng Ngọc',
      commune: 'Dương Đông',
      operator: { name: { vi: 'Công ty Sóng Ngọc', en: null } },
    },
  };
}
const numbers = (count: number) => Array.from({ length: count }, (_, number) => number);

test('each of 600 arrivals is shown once, newest on top, however often its event comes', () => {
  const twice = numbers(600).flatMap((number) => [stay(number), stay(number)]);
  const stream = twice.reduce((before, one) => withArrival(before, one, false), streamOf([]));
  expect(stream.order).toEqual(
    numbers(600)
      .reverse()
      .map((number) => `stay-${number}`),
  );
  expect(stream.live.size).toBe(600);
});

test('what is read again after a break fills gaps and repeats nothing', () => {
  const begun = withArrival(streamOf([stay(1), stay(0)]), stay(5), false);
  const stream = withEarlier(begun, [stay(5), stay(4), stay(3), stay(1)]);
  expect(stream.order).toEqual(['stay-5', 'stay-4', 'stay-3', 'stay-1', 'stay-0']);
  expect([...stream.live]).toEqual(['stay-5']);
});

test('rows stay where they are while someone reads; the news comes on top afterwards, once', () => {
  const held = [2, 3, 3].reduce((before, n) => withArrival(before, stay(n), true), streamOf([stay(1)]));
  expect(held.order).toEqual(['stay-1']);
  expect(withEarlier(held, [stay(3), stay(2)]).order).toEqual(['stay-1']);
  const shown = withWaiting(held);
  expect(shown.order).toEqual(['stay-3', 'stay-2', 'stay-1']);
  expect(shown.waiting).toEqual([]);
});

test('a departure changes the row in its place and brings no new one', () => {
  const stream = withNews(streamOf([stay(2), stay(1)]), stay(1, 'DEPARTED'));
  expect(stream.order).toEqual(['stay-2', 'stay-1']);
  expect(stream.stays.get('stay-1')?.status).toBe('DEPARTED');
  expect(withNews(stream, stay(9, 'DEPARTED')).order).toHaveLength(2);
});

test('the board keeps its newest thousand and forgets the rest', () => {
  const stream = numbers(keptArrivals + 50).reduce(
    (before, n) => withArrival(before, stay(n), false),
    streamOf([]),
  );
  expect(stream.order).toHaveLength(keptArrivals);
  expect(stream.stays.size).toBe(keptArrivals);
  expect(stream.order[0]).toBe(`stay-${keptArrivals + 49}`);
});
