import { expect, test } from 'vitest';
import { actsFor } from './acts.ts';
import { personOf } from './visit.ts';

const since = '2026-11-22T01:30:00Z';

test('what is offered fits the account as it is', () => {
  expect(actsFor({ limit: null, frozenAt: null })).toEqual(['verify', 'recover', 'freeze', 'release']);
  expect(actsFor({ limit: null, frozenAt: since })).toEqual(['unfreeze', 'release']);
  expect(actsFor({ limit: 'OUT_OF_REACH', frozenAt: null })).toEqual(['verify']);
  expect(actsFor({ limit: 'OUT_OF_REACH', frozenAt: since })).toEqual([]);
  expect(actsFor({ limit: 'OWN_ACCOUNT', frozenAt: null })).toEqual([]);
  expect(actsFor({ limit: 'NUMBER_RELEASED', frozenAt: since })).toEqual([]);
});

test('a person is found by the number on the card or by the code of the account', () => {
  const account = '01234567-89AB-4def-8123-456789abcdef';
  expect(personOf(` ${account} `)).toEqual({ citizenId: account });
  expect(personOf('099 190 000 001')).toEqual({ nationalId: '099 190 000 001' });
});
