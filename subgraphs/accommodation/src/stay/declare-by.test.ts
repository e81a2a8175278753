import { describe, expect, it } from 'vitest';
import { declareBy } from './declare-by.ts';

const by = (nationality: string, arrivedAt: string) =>
  declareBy({ nationality, arrivedAt: new Date(arrivedAt) }).toISOString();

describe('declareBy', () => {
  it.each([
    ['2026-11-22T00:00:00+07:00', '2026-11-22T23:00:00+07:00'],
    ['2026-11-22T14:30:00+07:00', '2026-11-22T23:00:00+07:00'],
    ['2026-11-22T22:59:59.999+07:00', '2026-11-22T23:00:00+07:00'],
    ['2026-11-22T23:00:00+07:00', '2026-11-23T08:00:00+07:00'],
    ['2026-12-31T23:59:59+07:00', '2027-01-01T08:00:00+07:00'],
  ])('a Vietnamese guest who arrives at %s: by %s', (arrivedAt, expected) => {
    expect(by('VNM', arrivedAt)).toBe(new Date(expected).toISOString());
  });

  it('counts days in Vietnam, not in UTC', () => {
    expect(by('VNM', '2026-11-21T17:00:00Z')).toBe(new Date('2026-11-22T23:00:00+07:00').toISOString());
  });

  it.each([
    ['2026-11-22T14:30:00+07:00', '2026-11-23T02:30:00+07:00'],
    ['2026-11-22T23:30:00+07:00', '2026-11-23T11:30:00+07:00'],
  ])('a foreign guest who arrives at %s: within 12 hours, %s', (arrivedAt, expected) => {
    expect(by('FRA', arrivedAt)).toBe(new Date(expected).toISOString());
    expect(by('XXA', arrivedAt)).toBe(new Date(expected).toISOString());
  });
});
