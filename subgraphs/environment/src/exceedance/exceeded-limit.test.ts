import { expect, test } from 'vitest';
import type { ParameterLimit } from '../parameter/parameter-limit.type.ts';
import { limitsInForce, strictestExceeded } from './exceeded-limit.ts';

const limit = (given: Partial<ParameterLimit>): ParameterLimit => ({
  parameterCode: 'PM2_5',
  standard: 'S',
  waterBodies: [],
  waterClass: null,
  validFrom: '2023-09-12',
  validTo: null,
  averaging: 'P1D',
  minimum: null,
  maximum: 50,
  ...given,
});
const air = { waterBody: null, waterClass: null };

test('the limit of the day of the measurement holds, and the day is that of Vietnam', () => {
  const limits = [limit({ validTo: '2025-12-31' }), limit({ validFrom: '2026-01-01', maximum: 45 })];
  const inForce = (at: string) => limitsInForce(limits, air, new Date(at)).map(({ maximum }) => maximum);
  expect(inForce('2025-12-31T16:59:59Z')).toEqual([50]);
  expect(inForce('2025-12-31T17:00:00Z')).toEqual([45]);
});

test('a limit of other water or of another class does not hold here', () => {
  const limits = [
    limit({ waterBodies: ['RIVER'], waterClass: 'A' }),
    limit({ waterBodies: ['RIVER'], waterClass: 'B', maximum: 2 }),
    limit({ waterBodies: ['LAKE'], waterClass: 'B' }),
    limit({ waterBodies: ['RIVER', 'LAKE'], maximum: 3 }),
  ];
  const place = { waterBody: 'RIVER', waterClass: 'B' };
  const inForce = limitsInForce(limits, place, new Date('2026-11-22'));
  expect(inForce.map(({ maximum }) => maximum)).toEqual([2, 3]);
});

test('a value at the limit keeps it', () => {
  const mean = (value: number) => strictestExceeded([limit({})], 999, () => ({ mean: value, hours: 24 }));
  expect(mean(50)).toBeNull();
  expect(mean(50.01)).not.toBeNull();
});

test('among lower bounds the highest is the strictest', () => {
  const bounds = [2, 5, 4].map((minimum) => limit({ averaging: null, minimum, maximum: null }));
  expect(strictestExceeded(bounds, 1, () => undefined)?.minimum).toBe(5);
});
