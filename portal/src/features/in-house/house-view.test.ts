import { expect, test } from 'vitest';
import {
  countsOf,
  type HouseStay,
  shownStays,
  sorted,
  viewOf,
  withChange,
  withRead,
  withWaiting,
} from './house-view.ts';

const today = '2026-11-22';
function stay(id: string, more: Partial<HouseStay> = {}): HouseStay {
  return {
    id,
    receiptNumber: `PQ-${id}`,
    room: id,
    arrivedAt: '2026-11-21T08:00:00Z',
    expectedDepartureOn: '2026-11-23',
    departedAt: null,
    late: false,
    status: 'DECLARED',
    guest: {
      fullName: `Đặng Thùy ${id}`,
      nationality: 'VNM',
      documentNumber: '099090120003',
      permittedUntil: null,
    },
    ...more,
  };
}
const left = (id: string) => stay(id, { departedAt: '2026-11-22T03:00:00Z', status: 'DEPARTED' });
const ids = (stays: readonly HouseStay[]) => stays.map(({ id }) => id);

test('a guest who leaves while the list is open stays in its place, marked', () => {
  const view = withChange(viewOf([stay('101'), stay('102'), stay('103')]), left('102'), true);
  expect(ids(shownStays(view, 'staying', '', today))).toEqual(['101', '102', '103']);
  expect(countsOf(view, today).guests).toBe(2);
  expect(ids(shownStays(view, 'leaving', '', today))).toEqual(['102']);
});

test('a new guest waits while someone works in the list and comes on top afterwards', () => {
  const held = withChange(viewOf([stay('101')]), stay('001'), true);
  expect(held.order).toEqual(['101']);
  expect(withRead(held, [stay('001')]).order).toEqual(['101']);
  expect(withWaiting(held).order).toEqual(['001', '101']);
  expect(withChange(viewOf([stay('101')]), stay('001'), false).order).toEqual(['001', '101']);
});

test('rooms are sorted as people count them', () => {
  const view = sorted(viewOf([stay('10'), stay('9'), stay('101')]), 'room', false);
  expect(view.order).toEqual(['101', '10', '9']);
});

test('a name is found without its marks', () => {
  const view = viewOf([stay('101'), stay('102')]);
  expect(ids(shownStays(view, 'staying', 'dang thuy 102', today))).toEqual(['102']);
});
