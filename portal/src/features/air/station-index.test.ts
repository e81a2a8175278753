import { expect, it } from 'vitest';
import { newerIndex, stepOf, worstFirst } from './station-index.ts';
import { indexOf, stationWith } from './testing/index-of.ts';

it('shows the worst air first, then air that nobody can judge, then water', () => {
  const stations = [
    stationWith('water', null, { kind: 'WATER' }),
    stationWith('silent', null),
    stationWith('good', indexOf(42)),
    stationWith('dusty', indexOf(null)),
    stationWith('bad', indexOf(188)),
  ];
  expect(worstFirst(stations).map(({ id }) => id)).toEqual(['bad', 'good', 'silent', 'dusty', 'water']);
});

it('knows the six bands of VN_AQI and claims no place for others', () => {
  expect(stepOf({ code: 'GOOD' })).toBe(0);
  expect(stepOf({ code: 'HAZARDOUS' })).toBe(5);
  expect(stepOf({ code: 'EXCELLENT' })).toBeNull();
});

it('takes a new value of the same hour', () => {
  expect(newerIndex(indexOf(42), indexOf(44))?.value).toBe(44);
});
