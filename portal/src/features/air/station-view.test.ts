import { describe, expect, it } from 'vitest';
import { makeFragmentData } from '#generated/air/fragment-masking.ts';
import { type MeasurementValueFragment, MeasurementValueFragmentDoc } from '#generated/air/graphql.ts';
import { exceededOf, leadingOf, newestOf, type StationView, withEvent, withNewer } from './station-view.ts';

function measured(
  code: string,
  value: number,
  minute: number,
  more: Partial<MeasurementValueFragment> = {},
): MeasurementValueFragment {
  return {
    parameter: { code, unit: 'ug/m3', name: { vi: code, en: code } },
    value,
    observedAt: `2026-11-22T07:${String(minute).padStart(2, '0')}:00Z`,
    quality: 'VALID',
    exceeded: null,
    ...more,
  };
}

const limit = { standard: 'QCVN 05:2023/BTNMT', averaging: 'PT1H', minimum: null, maximum: 200 };

function station(latest: MeasurementValueFragment[]): StationView {
  return {
    id: 's1',
    code: 'S1',
    kind: 'AIR',
    waterBody: null,
    commune: 'An Thới',
    status: 'ONLINE',
    lastMeasuredAt: null,
    name: { vi: 'Trạm', en: 'Station' },
    location: { latitude: 10, longitude: 104 },
    latest,
  };
}

function event(id: string, measurements: MeasurementValueFragment[]) {
  return {
    eventCursor: 'c',
    station: { id, status: 'ONLINE' as const },
    measurements: measurements.map((measurement) =>
      makeFragmentData(measurement, MeasurementValueFragmentDoc),
    ),
  };
}

describe('the newest values of a station', () => {
  it('are never replaced by an older one that arrives late', () => {
    expect(newestOf([measured('O3', 60, 10)], [measured('O3', 40, 5)])[0]?.value).toBe(60);
    expect(newestOf([measured('O3', 60, 10)], [measured('O3', 70, 15)])[0]?.value).toBe(70);
  });

  it('take a correction of the same moment', () => {
    expect(newestOf([measured('O3', 60, 10)], [measured('O3', 61, 10)])[0]?.value).toBe(61);
  });

  it('change for the station of the event alone', () => {
    const [first] = withEvent([station([measured('O3', 60, 10)])], event('s2', [measured('O3', 70, 15)]));
    expect(first?.latest[0]?.value).toBe(60);
    const [second] = withEvent([station([measured('O3', 60, 10)])], event('s1', [measured('O3', 70, 15)]));
    expect(second?.latest[0]?.value).toBe(70);
    expect(second?.lastMeasuredAt).toBe('2026-11-22T07:15:00Z');
  });

  it('keep what came in live while the server was still reading', () => {
    const [merged] = withNewer([station([measured('O3', 60, 10)])], [station([measured('O3', 70, 15)])]);
    expect(merged?.latest[0]?.value).toBe(70);
  });
});

describe('what stands for a station', () => {
  it('is the value over its limit before any other', () => {
    expect(
      leadingOf(station([measured('PM2_5', 10, 1), measured('NO2', 300, 1, { exceeded: limit })]))?.parameter
        .code,
    ).toBe('NO2');
  });

  it('is never a value that the device itself doubts', () => {
    const doubtful = measured('PM2_5', 999, 1, { quality: 'FAULT', exceeded: limit });
    expect(leadingOf(station([doubtful, measured('PM10', 30, 1)]))?.parameter.code).toBe('PM10');
    expect(exceededOf(station([doubtful]))).toEqual([]);
  });
});
