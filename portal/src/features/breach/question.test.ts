import { expect, test } from 'vitest';
import { instantOf, readerOf, typedMoment } from './question.ts';

test('a time that is typed is the time on the island, and comes back as it was', () => {
  expect(instantOf('2026-11-22T08:30')).toBe('2026-11-22T01:30:00.000Z');
  expect(instantOf('2026-11-22T08:30:15')).toBe('2026-11-22T01:30:15.000Z');
  expect(typedMoment(new Date('2026-11-22T01:30:59Z'))).toBe('2026-11-22T08:30');
  for (const wrong of ['', '22/11/2026', '2026-13-40T08:30', '2026-11-22'])
    expect(instantOf(wrong)).toBeNull();
});

test('one reader: who was chosen, or the code that was typed', () => {
  const account = '01234567-89ab-4def-8123-456789abcdef';
  expect(readerOf(`person:${account}`, '')).toEqual({ citizenId: account });
  expect(readerOf('client:hotel-software', '')).toEqual({ clientId: 'hotel-software' });
  expect(readerOf(`organization:${account}`, '')).toEqual({ organizationId: account });
  expect(readerOf(`organization:${account}`, account)).toEqual({ citizenId: account });
  expect(readerOf(`organization:${account}`, 'hotel-LB-0001')).toEqual({ clientId: 'hotel-LB-0001' });
  for (const none of ['', 'person:', 'somebody']) expect(readerOf(none, '')).toBeNull();
});
