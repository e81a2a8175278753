import { expect, test } from 'vitest';
import { branchOf, countBelow } from './organization-tree.ts';

const unit = (id: string, parent: string | null) => ({
  id,
  code: id,
  kind: 'COMMUNE',
  parent: parent === null ? null : { id: parent },
});

const units = [
  unit('ward', 'police'),
  unit('province', null),
  unit('police', 'zone'),
  unit('justice', 'zone'),
  unit('zone', 'province'),
  unit('hotel', null),
];

test('an administrator sees the own organisation and all below it, nothing above or beside', () => {
  const zone = branchOf(units, 'zone');
  expect(zone?.below.map(({ unit: { id } }) => id)).toEqual(['police', 'justice']);
  expect(zone?.below[0]?.below.map(({ unit: { id } }) => id)).toEqual(['ward']);
  expect(zone && countBelow(zone)).toBe(3);
  expect(branchOf(units, 'hotel')?.below).toEqual([]);
  expect(branchOf(units, 'gone')).toBeNull();
});

test('a tree that goes round in circles ends', () => {
  const circle = [unit('a', 'b'), unit('b', 'a')];
  expect(branchOf(circle, 'a')?.below).toEqual([{ unit: circle[1], below: [] }]);
});
