import { expect, it } from 'vitest';
import { readSearch, searchAddress } from './procedure-search.ts';

it('a search typed with combining marks is the search typed with whole letters', () => {
  expect(readSearch({ search: '  khai sinh \u0111a\u0323i ' }).search).toBe('khai sinh đại');
});

it('what an address says twice or wrongly counts as not said', () => {
  expect(readSearch({ search: ['a', 'b'], level: 'MOON' })).toEqual({
    search: '',
    field: '',
    level: '',
    after: '',
  });
  expect(readSearch({ level: 'COMMUNE' }).level).toBe('COMMUNE');
});

it('an address holds only what was said', () => {
  expect(searchAddress({ search: 'hộ', field: '', level: 'COMMUNE', after: '' })).toBe(
    '?search=h%E1%BB%99&level=COMMUNE',
  );
  expect(searchAddress({ search: '' })).toBe('?');
});
