import { describe, expect, it } from 'vitest';
import { makeFragmentData } from '#generated/air/fragment-masking.ts';
import {
  IndexNowFragmentDoc,
  type MeasurementValueFragment,
  MeasurementValueFragmentDoc,
} from '#generated/air/graphql.ts';
import type { IndexView } from './station-index.ts';
import { exceededOf, newestOf, type StationView, withEvent, withNewer } from './station-view.ts';
import { indexOf } from './testing/index-of.ts';

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

function station(latest: MeasurementValueFragment[], index: IndexView | null = null): StationView {
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
    index,
    latest,
  };
}

function event(id: string, measurements: MeasurementValueFragment[], index: IndexView | null = null) {
  return {
    eventCursor: 'c',
    station: {
      id,
      status: 'ONLINE' as const,
      index: index && makeFragmentData(index, IndexNowFragmentDoc),
    },
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

it('a value that the device itself doubts is never over a limit', () => {
  expect(exceededOf(station([measured('PM2_5', 999, 1, { quality: 'FAULT', exceeded: limit })]))).toEqual([]);
  expect(exceededOf(station([measured('NO2', 300, 1, { exceeded: limit })]))).toHaveLength(1);
});

describe('the index of a station', () => {
  const shown = station([], indexOf(120));

  it('comes with the event of its measurements', () => {
    expect(withEvent([shown], event('s1', [], indexOf(160)))[0]?.index?.value).toBe(160);
    expect(withEvent([shown], event('s2', [], indexOf(160)))[0]?.index?.value).toBe(120);
  });

  it('stays when an event could not say it', () => {
    expect(withEvent([shown], event('s1', []))[0]?.index?.value).toBe(120);
  });

  it('is not taken back to an earlier hour by what the server read', () => {
    const later = station([], indexOf(160, { at: '2026-11-22T08:00:00Z' }));
    expect(withNewer([shown], [later])[0]?.index?.value).toBe(160);
    expect(withNewer([later], [shown])[0]?.index?.value).toBe(160);
  });
});
