import { readFile } from 'node:fs/promises';
import { seedId } from '@city/kit/seed/seed-id';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEnvironmentFixture, type EnvironmentFixture } from '../testing/environment-fixture.ts';
import { findMeansOfHours } from './window.store.ts';

const stationId = seedId('station', 'AG_PQ_KK01');
const first = Date.parse('2026-11-20T11:00:00Z');
const hourMs = 3_600_000;

type Rolling = { kind: string; input: { o3_1h: number[] }; expected: { rolling_1dp: number[]; max: number } };

let city: EnvironmentFixture;
beforeAll(async () => {
  city = await createEnvironmentFixture();
});
afterAll(() => city.stop());

test("eight-hour means of ozone are those of the Decision's example", async () => {
  const file = new URL('../environment-index/testing/index-vectors.json', import.meta.url);
  const vectors: { vn_aqi: Rolling[] } = JSON.parse(await readFile(file, 'utf8'));
  const vector = vectors.vn_aqi.find(({ kind }) => kind === 'rolling8h');
  const { input, expected } = vector ?? { input: { o3_1h: [] }, expected: { rolling_1dp: [], max: 0 } };
  await city.database.measurementHour.createMany({
    data: input.o3_1h.map((value, index) => ({
      stationId,
      parameterCode: 'O3',
      hour: new Date(first + index * hourMs),
      count: 1,
      sum: value,
      minimum: value,
      maximum: value,
    })),
  });
  const windows = expected.rolling_1dp.map((_, index) => ({
    stationId,
    parameterCode: 'O3',
    until: new Date(first + (index + 8) * hourMs),
    hours: 8,
    neededPerHour: 0.75,
  }));
  const means = (await findMeansOfHours(city.database, windows)).map(({ mean }) => mean ?? Number.NaN);
  expect(Math.max(...means)).toBeCloseTo(expected.max, 4);
  for (const [index, mean] of means.entries())
    expect(Math.abs(mean - (expected.rolling_1dp[index] ?? 0))).toBeLessThanOrEqual(0.051);
});
