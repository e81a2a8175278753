import { Viewer } from '@city/kit/request-identity/viewer';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { EventConnection } from './event-connection.ts';
import { Reservations } from './reservations.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const handlerOf = () => () => Promise.reject(new Error('nobody asks'));
const connectionOf = (viewer: Viewer) => ({ request: { viewer } }) as EventConnection;
const ann = new Viewer({ kind: 'citizen', citizenId: 'ann', token: 'one' });

test('a stream that nobody opens is given up, once, and its token is worth nothing', () => {
  const reservations = new Reservations();
  const abandoned: string[] = [];
  const { token } = reservations.create(connectionOf(ann), handlerOf, (unused) =>
    abandoned.push(unused.token),
  );
  vi.advanceTimersByTime(9_999);
  expect(reservations.find(token, ann)?.token).toBe(token);
  vi.advanceTimersByTime(1);
  expect(abandoned).toEqual([token]);
  expect(reservations.find(token, ann)).toBeUndefined();
});

test('one that was opened is kept until it is dropped', () => {
  const reservations = new Reservations();
  const abandoned: string[] = [];
  const made = reservations.create(connectionOf(ann), handlerOf, (unused) => abandoned.push(unused.token));
  reservations.keep(made);
  vi.advanceTimersByTime(60_000);
  expect(reservations.find(made.token, ann)).toBe(made);
  reservations.drop(made);
  expect(reservations.find(made.token, ann)).toBeUndefined();
  expect(abandoned).toEqual([]);
});

test('who reserved it finds it, also with a renewed token; nobody else does, and not under another hat', () => {
  const reservations = new Reservations();
  const { token } = reservations.create(connectionOf(ann), handlerOf, () => undefined);
  const renewed = new Viewer({ kind: 'citizen', citizenId: 'ann', token: 'two', epoch: 2 });
  expect(reservations.find(token, renewed)?.token).toBe(token);
  const memberships = [{ organizationId: 'o1', kind: 'TEAM', roles: [], scopes: [], commune: null }];
  const hat = new Viewer({ kind: 'citizen', citizenId: 'ann', memberships });
  for (const other of [Viewer.anonymous, hat, new Viewer({ kind: 'citizen', citizenId: 'bob' })]) {
    expect(reservations.find(token, other)).toBeUndefined();
  }
});

test('where there are too many, who comes is refused and keeps no seat', () => {
  const reservations = new Reservations();
  const leaveSeat = vi.fn();
  const connection = Object.assign(connectionOf(ann), { leaveSeat });
  const one = () => reservations.create(connection, handlerOf, () => undefined);
  const first = one();
  for (let count = 1; count < 10_000; count += 1) one();
  expect(leaveSeat).not.toHaveBeenCalled();
  expect(one).toThrow();
  expect(leaveSeat).toHaveBeenCalledTimes(1);
  reservations.drop(first);
  expect(one).not.toThrow();
});
