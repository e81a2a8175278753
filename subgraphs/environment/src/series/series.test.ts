import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createEnvironmentFixture,
  type EnvironmentFixture,
  stationGateway,
} from '../testing/environment-fixture.ts';

const now = new Date('2026-11-22T08:30:00Z');
const record = `mutation ($input: [MeasurementInput!]!) { recordMeasurements(input: $input) { accepted } }`;
const series = `query ($parameter: String!, $from: DateTime!, $to: DateTime!, $step: String!) {
  station(code: "AG_PQ_KK01") { series(parameter: $parameter, from: $from, to: $to, step: $step) {
    at mean minimum maximum count coverage } } }`;

let city: EnvironmentFixture;
beforeAll(async () => {
  city = await createEnvironmentFixture({ now });
});
afterAll(() => city.stop());

async function measure(parameter: string, values: [at: string, value: number, quality?: string][]) {
  const input = values.map(([observedAt, value, quality = 'VALID']) => {
    return { stationCode: 'AG_PQ_KK01', parameter, value, observedAt, quality };
  });
  await city.ask(record, { input }, stationGateway);
}

async function read(parameter: string, from: string, to: string, step = 'PT1H') {
  const { data, errors } = await city.ask(series, { parameter, from, to, step });
  return { points: (data.station as { series: object[] } | null)?.series ?? [], errors };
}

describe('a series', () => {
  test('says of each step the mean, the bounds, the number and the coverage of its valid values', async () => {
    await measure('PM10', [
      ['2026-11-20T01:00:00Z', 10],
      ['2026-11-20T01:30:00Z', 30],
      ['2026-11-20T01:45:00Z', 900, 'FAULT'],
      ['2026-11-20T01:50:00Z', 5_000],
      ['2026-11-20T03:00:00Z', 50],
    ]);
    const { points } = await read('PM10', '2026-11-20T01:00:00Z', '2026-11-20T04:00:00Z');
    expect(points).toEqual([
      { at: '2026-11-20T01:00:00.000Z', mean: 20, minimum: 10, maximum: 30, count: 2, coverage: 1 },
      { at: '2026-11-20T03:00:00.000Z', mean: 50, minimum: 50, maximum: 50, count: 1, coverage: 1 },
    ]);
    const fine = await read('PM10', '2026-11-20T01:00:00Z', '2026-11-20T02:00:00Z', 'PT10M');
    expect(fine.points).toMatchObject([{ mean: 10 }, { at: '2026-11-20T01:30:00.000Z', mean: 30 }]);
  });

  test('days begin at midnight in Vietnam, months on their first day there', async () => {
    await measure('SO2', [
      ['2026-10-31T16:59:00Z', 1],
      ['2026-10-31T17:00:00Z', 3],
      ['2026-11-01T16:00:00Z', 5],
      ['2026-11-01T17:00:00Z', 8],
    ]);
    const days = await read('SO2', '2026-10-31T00:00:00+07:00', '2026-11-03T00:00:00+07:00', 'P1D');
    expect(days.points).toMatchObject([
      { at: '2026-10-30T17:00:00.000Z', mean: 1 },
      { at: '2026-10-31T17:00:00.000Z', mean: 4, coverage: 2 / 24 },
      { at: '2026-11-01T17:00:00.000Z', mean: 8 },
    ]);
    const months = await read('SO2', '2026-10-15T00:00:00Z', '2026-11-15T00:00:00Z', 'P1M');
    expect(months.points).toMatchObject([
      { at: '2026-09-30T17:00:00.000Z', mean: 1, coverage: 1 / (31 * 24) },
      { at: '2026-10-31T17:00:00.000Z', mean: 16 / 3 },
    ]);
  });

  test('a point has one value, whatever part of its step the question asks for', async () => {
    await measure('NO2', [
      ['2026-11-19T02:00:00Z', 10],
      ['2026-11-19T02:50:00Z', 20],
    ]);
    const whole = await read('NO2', '2026-11-19T02:00:00Z', '2026-11-19T03:00:00Z');
    const cut = await read('NO2', '2026-11-19T02:30:00Z', '2026-11-19T02:40:00Z');
    expect(cut.points).toEqual(whole.points);
    expect(cut.points).toMatchObject([{ mean: 15, count: 2 }]);
  });

  test('a replaced value and one that turns out to be a fault leave no trace in the hours', async () => {
    await measure('O3', [['2026-11-18T02:00:00Z', 400]]);
    await measure('O3', [['2026-11-18T02:00:00Z', 40]]);
    const range = ['2026-11-18T02:00:00Z', '2026-11-18T03:00:00Z'] as const;
    expect((await read('O3', ...range)).points).toMatchObject([{ mean: 40, maximum: 40, count: 1 }]);
    await measure('O3', [['2026-11-18T02:00:00Z', 40, 'FAULT']]);
    expect((await read('O3', ...range)).points).toEqual([]);
    expect(await city.database.measurementHour.count({ where: { parameterCode: 'O3' } })).toBe(0);
    expect(await city.database.measurementDay.count({ where: { parameterCode: 'O3' } })).toBe(0);
  });

  test('hours that many calls write at once are rolled up as the raw values say', async () => {
    const minutes = Array.from({ length: 20 }, (_, minute) => minute);
    await Promise.all(
      minutes.map((minute) =>
        measure('CO', [[`2026-11-17T02:${String(minute).padStart(2, '0')}:00Z`, minute]]),
      ),
    );
    const { points } = await read('CO', '2026-11-17T02:00:00Z', '2026-11-17T03:00:00Z');
    expect(points).toMatchObject([{ count: 20, mean: 9.5, minimum: 0, maximum: 19 }]);
  });

  test('any number of series of one range and step is one statement for the values', async () => {
    const one = (code: string) => `series(parameter: "${code}", from: "2026-11-20T00:00:00Z",
      to: "2026-11-21T00:00:00Z") { mean }`;
    const text = (codes: string[]) =>
      `{ stations(kind: AIR) { ${codes.map((code, index) => `s${index}: ${one(code)}`)} } }`;
    const few = await city.countStatements(() => city.ask(text(['PM10'])));
    const many = await city.countStatements(() => city.ask(text(['PM10', 'SO2', 'NO2', 'O3'])));
    expect(many).toBe(few);
  });
});

test('days hold the means of the hours that begin in them in Vietnam', async () => {
  await measure('PM2_5', [
    ['2026-11-14T16:59:00Z', 1],
    ['2026-11-14T17:00:00Z', 10],
    ['2026-11-14T17:30:00Z', 30],
    ['2026-11-14T18:00:00Z', 50],
  ]);
  const days = await city.database.measurementDay.findMany({
    where: { parameterCode: 'PM2_5' },
    orderBy: { day: 'asc' },
    select: { day: true, hours: true, sum: true },
  });
  expect(days).toEqual([
    { day: new Date('2026-11-14'), hours: 1, sum: 1 },
    { day: new Date('2026-11-15'), hours: 2, sum: 70 },
  ]);
});

describe('a series is refused', () => {
  test.each([
    ['2026-11-20T00:00:00Z', '2026-11-21T00:00:00Z', 'PT30S', 'STEP_INVALID'],
    ['2026-11-20T00:00:00Z', '2026-11-21T00:00:00Z', 'hourly', 'STEP_INVALID'],
    ['2026-11-21T00:00:00Z', '2026-11-20T00:00:00Z', 'PT1H', 'RANGE_EMPTY'],
    ['2026-11-01T00:00:00Z', '2026-11-20T00:00:00Z', 'PT1M', 'TOO_MANY_POINTS'],
  ])('from %s to %s by %s: %s', async (from, to, step, code) => {
    const { errors } = await read('PM10', from, to, step);
    expect(errors?.[0]?.originalError).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ code }] });
  });

  test('for a parameter that the station does not measure', async () => {
    const { errors } = await read('TSS', '2026-11-20T00:00:00Z', '2026-11-21T00:00:00Z');
    expect(errors?.[0]?.originalError).toMatchObject({ fields: [{ code: 'PARAMETER_NOT_MEASURED' }] });
  });

  test('at 2,001 points and not at 2,000', async () => {
    const from = '2026-08-31T00:00:00Z';
    const after = (hours: number) => new Date(Date.parse(from) + hours * 3_600_000).toISOString();
    expect((await read('PM10', from, after(2_000))).errors).toBeUndefined();
    expect((await read('PM10', from, after(2_001))).errors).toHaveLength(1);
  });
});
