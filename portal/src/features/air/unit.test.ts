import { expect, it } from 'vitest';
import { formatValue } from './unit.ts';

it.each([
  ['PM2_5', 157.2, '157'],
  ['SO2', 5.83, '5,8'],
  ['CO', 1017.5, '1.018'],
  ['PRESSURE', 999.27, '999'],
  ['TEMPERATURE', 33.24, '33,2'],
  ['HUMIDITY', 51.63, '52'],
  ['PH', 7.4, '7,40'],
  ['NH4', 0.29, '0,29'],
])('%s %d reads %s', (code, value, shown) => {
  expect(formatValue(value, code, 'vi')).toBe(shown);
});
