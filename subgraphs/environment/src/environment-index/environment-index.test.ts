import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  createEnvironmentFixture,
  type EnvironmentFixture,
  stationGateway,
} from '../testing/environment-fixture.ts';

const now = new Date('2026-11-22T08:30:00Z');
const hourMs = 3_600_000;
const record = `mutation ($input: [MeasurementInput!]!) { recordMeasurements(input: $input) { accepted } }`;
const index = `query ($code: String) { station(code: $code) { index {
  kind value band { code name { vi } color } missing { vi en } dominant { code }
  parts { parameter { code } value } at advice { group text { vi en } } } } }`;

let city: EnvironmentFixture;
beforeAll(async () => {
  city = await createEnvironmentFixture({ now });
});
afterAll(() => city.stop());

/** On the hour, the newest first. */
async function measure(stationCode: string, parameter: string, hours: (number | null)[], quality = 'VALID') {
  const newest = Math.floor(now.getTime() / hourMs) * hourMs;
  const input = hours.flatMap((value, age) => {
    const observedAt = new Date(newest - age * hourMs).toISOString();
    return value === null ? [] : [{ stationCode, parameter, value, observedAt, quality }];
  });
  await city.ask(record, { input }, stationGateway);
}

type Index = { value: number | null; missing: { vi: string; en: string } | null; parts: object[] };

async function indexOf(code: string): Promise<Index | null> {
  const { data, errors } = await city.ask(index, { code });
  expect(errors).toBeUndefined();
  return (data.station as { index: Index | null }).index;
}

test('the official example of an hour, from the measurements to the advice', async () => {
  await measure(
    'AG_PQ_KK01',
    'PM2_5',
    [20.6, 19.6, 22.4, 20.3, 16.5, 19, 16.5, 19.5, 23.5, 20.5, 24.7, 26.9],
  );
  await measure('AG_PQ_KK01', 'O3', [136.1, 20]);
  await measure('AG_PQ_KK01', 'NO2', [118.7, 700]);
  expect(await indexOf('AG_PQ_KK01')).toMatchObject({
    kind: 'VN_AQI',
    value: 59,
    band: { code: 'MODERATE', name: { vi: 'Trung bình' }, color: '#FFFF00' },
    missing: null,
    dominant: { code: 'NO2' },
    parts: [
      { parameter: { code: 'PM2_5' }, value: 41 },
      { parameter: { code: 'O3' }, value: 43 },
      { parameter: { code: 'NO2' }, value: 59 },
    ],
    at: '2026-11-22T08:00:00.000Z',
    advice: [
      { group: 'EVERYONE', text: { vi: 'Tự do thực hiện các hoạt động ngoài trời' } },
      { group: 'SENSITIVE' },
    ],
  });
});

test('a station without particles shows its gases and says why there is no index', async () => {
  await measure('AG_PQ_KK02', 'NO2', [50]);
  const found = await indexOf('AG_PQ_KK02');
  expect(found).toMatchObject({ value: null, parts: [{ value: 25 }] });
  expect(found?.missing?.vi).toContain('PM10');
  expect(found?.missing?.en).toContain('PM10');
});

test('values that the device or the platform doubts do not enter', async () => {
  await measure('AG_PQ_KK03', 'PM10', [60, 60, 60]);
  expect(await indexOf('AG_PQ_KK03')).toMatchObject({ value: 55 });
  await measure('AG_PQ_KK03', 'PM10', [900, 900, 900], 'FAULT');
  expect(await indexOf('AG_PQ_KK03')).toBeNull();
});

test('measurements of yesterday make no index of today', async () => {
  await measure('AG_PQ_KK04', 'PM10', [null, null, null, 50, 50, 50]);
  expect(await indexOf('AG_PQ_KK04')).toBeNull();
});

test('water has no VN_WQI from four parameters: parts, the reason, and no number', async () => {
  await measure('AG_PQ_NM01', 'PH', [8.7]);
  await measure('AG_PQ_NM01', 'NH4', [0.6]);
  await measure('AG_PQ_NM01', 'DO', [6]);
  await measure('AG_PQ_NM01', 'TSS', [20]);
  const found = await indexOf('AG_PQ_NM01');
  expect(found).toMatchObject({
    kind: 'VN_WQI',
    value: null,
    band: null,
    dominant: null,
    parts: [
      { parameter: { code: 'PH' }, value: 80 },
      { parameter: { code: 'NH4' }, value: 50 },
    ],
  });
  expect(found?.missing?.vi).toContain('2 trong 5 nhóm');
});

test('the indices of all stations are two statements more than the stations', async () => {
  const stations = await city.countStatements(() => city.ask('{ stations { code } }'));
  const indices = await city.countStatements(() => city.ask('{ stations { code index { value } } }'));
  expect(indices).toBe(stations + 2);
});
