import { seedId } from '@city/kit/seed/seed-id';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createEnvironmentFixture,
  type EnvironmentFixture,
  stationGateway,
} from '../testing/environment-fixture.ts';

const now = new Date('2026-11-22T08:30:00Z');
const hourMs = 3_600_000;
const record = `mutation ($input: [MeasurementInput!]!) { recordMeasurements(input: $input) { accepted } }`;
const latest = `query ($code: String) { station(code: $code) {
  latest { parameter { code } exceeded { standard averaging minimum maximum } } } }`;

let city: EnvironmentFixture;
beforeAll(async () => {
  city = await createEnvironmentFixture({ now });
});
afterAll(() => city.stop());

/** One value for each of the last hours, the newest first. */
async function measureHours(stationCode: string, parameter: string, values: (number | null)[]) {
  const input = values.flatMap((value, age) => {
    const observedAt = new Date(now.getTime() - age * hourMs).toISOString();
    return value === null ? [] : [{ stationCode, parameter, value, observedAt }];
  });
  await city.ask(record, { input }, stationGateway);
}

type Latest = { latest: { parameter: { code: string }; exceeded: object | null }[] };

async function exceeded(stationCode: string, parameter: string) {
  const { data } = await city.ask(latest, { code: stationCode });
  const found = (data.station as Latest).latest.find((one) => one.parameter.code === parameter);
  return found?.exceeded;
}

const hours = (count: number, value: number) => Array<number>(count).fill(value);

describe('a limit is compared only with the mean of its own averaging time', () => {
  test('PM10 has no limit for an hour: one hour of 300 exceeds nothing', async () => {
    await measureHours('AG_PQ_KK01', 'PM10', [300]);
    expect(await exceeded('AG_PQ_KK01', 'PM10')).toBeNull();
  });

  test('a day of PM10 above 100 exceeds the limit for a day', async () => {
    await measureHours('AG_PQ_KK02', 'PM10', hours(24, 101));
    expect(await exceeded('AG_PQ_KK02', 'PM10')).toMatchObject({ averaging: 'P1D', maximum: 100 });
  });

  test('a low hour after a day above the limit is still part of that day', async () => {
    await measureHours('AG_PQ_KK03', 'PM10', [5, ...hours(23, 130)]);
    expect(await exceeded('AG_PQ_KK03', 'PM10')).toMatchObject({ averaging: 'P1D' });
  });

  test('a mean of less than three quarters of its time is not compared', async () => {
    await measureHours('AG_PQ_KK01', 'PM2_5', hours(17, 46));
    expect(await exceeded('AG_PQ_KK01', 'PM2_5')).toBeNull();
    await measureHours('AG_PQ_KK01', 'PM2_5', hours(18, 46));
    expect(await exceeded('AG_PQ_KK01', 'PM2_5')).toMatchObject({ maximum: 45 });
  });

  test('of several exceeded limits the strictest is named', async () => {
    await measureHours('AG_PQ_KK01', 'O3', hours(8, 250));
    expect(await exceeded('AG_PQ_KK01', 'O3')).toMatchObject({ averaging: 'PT8H', maximum: 120 });
    await measureHours('AG_PQ_KK02', 'O3', [250, ...hours(7, 20)]);
    expect(await exceeded('AG_PQ_KK02', 'O3')).toMatchObject({ averaging: 'PT1H', maximum: 200 });
  });
});

describe('a year', () => {
  const yearOf = (value: number, days: number) =>
    Array.from({ length: days }, (_, age) => ({
      stationId: seedId('station', 'AG_PQ_KK04'),
      parameterCode: 'NO2',
      day: new Date(Date.parse('2026-11-21') - age * 24 * hourMs),
      hours: 24,
      sum: 24 * value,
    }));

  test('three quarters of a year above 40 of NO2 exceed the limit for a year, less says nothing', async () => {
    await measureHours('AG_PQ_KK04', 'NO2', [41]);
    await city.database.measurementDay.createMany({ data: yearOf(41, 273) });
    expect(await exceeded('AG_PQ_KK04', 'NO2')).toBeNull();
    await city.database.measurementDay.createMany({ data: yearOf(41, 274), skipDuplicates: true });
    expect(await exceeded('AG_PQ_KK04', 'NO2')).toMatchObject({ averaging: 'P1Y', maximum: 40 });
  });
});

describe('water', () => {
  test("an instant value is compared with the limits of the river's own class", async () => {
    // 5.5 keeps class B (5.0) and would not keep class A (6.0).
    await measureHours('AG_PQ_NM01', 'DO', [5.5]);
    expect(await exceeded('AG_PQ_NM01', 'DO')).toBeNull();
    await measureHours('AG_PQ_NM01', 'DO', [4.9]);
    expect(await exceeded('AG_PQ_NM01', 'DO')).toMatchObject({ averaging: null, minimum: 5 });
  });

  test('no limit is claimed where no verified one is known', async () => {
    await measureHours('AG_PQ_NM01', 'TSS', [400]);
    expect(await exceeded('AG_PQ_NM01', 'TSS')).toBeNull();
  });
});
