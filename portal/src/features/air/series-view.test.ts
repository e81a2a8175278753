import { describe, expect, it } from 'vitest';
import { hourly, hourlyLimit, limitsInForce, type ParameterOfStation, summaryOf } from './series-view.ts';

const point = (at: string, mean: number) => ({ at, mean, minimum: mean, maximum: mean, coverage: 1 });

function parameter(limits: ParameterOfStation['limits']): ParameterOfStation {
  return { code: 'PM2_5', unit: 'ug/m3', name: { vi: '', en: '' }, limits };
}

const limit = (averaging: string | null, validFrom: string, validTo: string | null, maximum: number) => ({
  standard: 'QCVN 05:2023/BTNMT',
  validFrom,
  validTo,
  averaging,
  minimum: null,
  maximum,
});

describe('the hours of a chart', () => {
  it('hold a gap where nothing valid was measured', () => {
    const hours = hourly(
      [point('2026-11-22T01:00:00Z', 5), point('2026-11-22T03:00:00Z', 7)],
      new Date('2026-11-22T01:00:00Z'),
      new Date('2026-11-22T03:30:00Z'),
    );
    expect(hours.map(({ value }) => value)).toEqual([5, null, 7]);
  });

  it('are summed up only when there is something to sum up', () => {
    expect(summaryOf([{ at: '', value: 4 }])).toBeNull();
    expect(
      summaryOf([
        { at: '', value: 4 },
        { at: '', value: null },
        { at: '', value: 8 },
      ]),
    ).toEqual({ low: 4, high: 8, mean: 6 });
  });
});

describe('the limits of a parameter', () => {
  it('are those in force on the day', () => {
    const changing = parameter([
      limit('P1D', '2023-09-12', '2025-12-31', 50),
      limit('P1D', '2026-01-01', null, 45),
    ]);
    expect(limitsInForce(changing, '2026-11-22').map(({ maximum }) => maximum)).toEqual([45]);
    expect(limitsInForce(changing, '2025-06-01').map(({ maximum }) => maximum)).toEqual([50]);
  });

  it('are drawn over hourly means only when they are hourly limits', () => {
    expect(hourlyLimit([limit('P1D', '2026-01-01', null, 45)])).toBeNull();
    expect(hourlyLimit([limit('PT1H', '2023-09-12', null, 200)])?.maximum).toBe(200);
  });
});
