import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { roundHalfUp } from './half-up.ts';
import { nowcast, nowcastWeight } from './nowcast.ts';
import { type AqiColumn, aqiOfHour, highest, subIndex } from './vn-aqi.ts';
import { ammoniumIndex, oxygenIndex, oxygenSaturation, phIndex, wqiGroups } from './vn-wqi.ts';

type Vector = { id: string; kind: string; input: never; expected: never };
type Vectors = { vn_aqi: Vector[]; vn_wqi: { id: string; input: never; expected: never }[] };

const text = await readFile(new URL('./testing/index-vectors.json', import.meta.url), 'utf8');
const vectors: Vectors = JSON.parse(text);
const ofKind = (kind: string) => vectors.vn_aqi.filter((vector) => vector.kind === kind);

const columnOf: Record<string, AqiColumn> = {
  pm25: 'PM2_5',
  pm25_24h: 'PM2_5',
  pm10: 'PM10',
  pm10_nowcast: 'PM10',
  o3_1h: 'O3',
  o3_1h_max: 'O3',
  o3_8h: 'O3_8H',
  o3_8h_max: 'O3_8H',
  no2: 'NO2',
  no2_1h_max: 'NO2',
  so2: 'SO2',
  co: 'CO',
};

function column(name: string): AqiColumn {
  const found = columnOf[name];
  if (!found) throw new Error(`No column for ${name}`);
  return found;
}

const rounded = (value: number | null) => (value === null ? null : roundHalfUp(value));

test('every kind of vector is used', () => {
  const kinds = new Set(vectors.vn_aqi.map(({ kind }) => kind));
  // The eight-hour means are tested where they are made: windows of hours in the database.
  expect([...kinds].toSorted()).toEqual(['daily', 'hourly', 'nowcast', 'rolling8h', 'subindex']);
});

describe('sub-indices of the air', () => {
  test.each(ofKind('subindex'))('$id', ({ input, expected }) => {
    const { pollutant, c } = input as { pollutant: string; c: number };
    const { raw, aqi } = expected as { raw: number | null; aqi: number | null };
    const value = subIndex(column(pollutant), c);
    if (raw === null) expect(value).toBeNull();
    else expect(value).toBeCloseTo(raw, 9);
    expect(rounded(value)).toBe(aqi);
  });
});

describe('Nowcast', () => {
  test.each(ofKind('nowcast'))('$id', ({ input, expected }) => {
    const { pollutant, c1_to_c12 } = input as { pollutant: string; c1_to_c12: (number | null)[] };
    const given = expected as Record<string, number | null>;
    const mean = nowcast(c1_to_c12);
    const value = given.nowcast_normalised ?? given.nowcast ?? null;
    if (value === null) expect(mean).toBeNull();
    else expect(mean).toBeCloseTo(value, 3);
    if (given.w) expect(nowcastWeight(c1_to_c12.filter((one) => one !== null))).toBeCloseTo(given.w, 4);
    const aqi = given.aqi_normalised ?? given.aqi;
    if (aqi !== undefined) {
      expect(rounded(mean === null ? null : subIndex(column(pollutant), mean))).toBe(aqi);
    }
  });
});

describe('the index of an hour', () => {
  test.each(ofKind('hourly'))('$id', ({ input, expected }) => {
    const { sub, aqi } = expected as { sub: Record<string, number>; aqi: number };
    const given = Object.entries(input as Record<string, number>);
    // Twelve equal hours: their Nowcast is the value itself.
    const means = new Map(
      given.map(([name, value]) => [column(name) as string, Array<number>(12).fill(value)]),
    );
    const hour = aqiOfHour(means);
    const parts = Object.fromEntries(hour.parts.map(({ parameter, value }) => [parameter, value]));
    expect(parts).toEqual(
      Object.fromEntries(Object.entries(sub).map(([name, value]) => [column(name), value])),
    );
    expect(hour.dominant).toEqual({ parameter: 'PM10', value: aqi });
  });

  test('the official example of an hour: 59 for NO2, where the Decision prints 60', () => {
    const fine = [20.6, 19.6, 22.4, 20.3, 16.5, 19.0, 16.5, 19.5, 23.5, 20.5, 24.7, 26.9];
    const hour = aqiOfHour(
      new Map([
        ['PM2_5', fine],
        ['O3', [136.1]],
        ['NO2', [118.7]],
      ]),
    );
    expect(hour.parts).toEqual([
      { parameter: 'PM2_5', value: 41 },
      { parameter: 'O3', value: 43 },
      { parameter: 'NO2', value: 59 },
    ]);
    expect(hour.dominant).toEqual({ parameter: 'NO2', value: 59 });
  });

  test.each(ofKind('daily'))('$id', ({ input, expected }) => {
    const { aqi, dominant } = expected as { aqi: number; dominant: string };
    const parts = Object.entries(input as Record<string, number>).map(([name, value]) => {
      return { parameter: column(name), value: rounded(subIndex(column(name), value)) ?? 0 };
    });
    expect(highest(parts)).toEqual({ parameter: column(dominant), value: aqi });
  });

  test('without particles there is none, and with too few hours of them there is none', () => {
    expect(aqiOfHour(new Map([['NO2', [50]]]))).toMatchObject({ dominant: null, missing: 'NO_PM' });
    const gap = new Map([['PM10', [45, null, null, 48, 50]]]);
    expect(aqiOfHour(gap)).toMatchObject({ parts: [], dominant: null, missing: 'TOO_FEW_HOURS' });
  });
});

describe('sub-indices of the water', () => {
  test.each(vectors.vn_wqi)('$id', ({ input, expected }) => {
    const given = input as Record<string, number> & { params?: string[] };
    const value = expected as Record<string, number | null>;
    if (given.temp_c !== undefined && given.do_mg_l !== undefined) {
      expect(oxygenSaturation(given.do_mg_l, given.temp_c)).toBeCloseTo(value.do_percent ?? Number.NaN, 2);
      expect(oxygenIndex(given.do_mg_l, given.temp_c)).toBeCloseTo(value.wqi_do ?? Number.NaN, 1);
    } else if (given.ph !== undefined) {
      expect(phIndex(given.ph)).toBeCloseTo(value.wqi_ph ?? Number.NaN, 9);
    } else if (given.nh4_n_mg_l !== undefined) {
      expect(ammoniumIndex(given.nh4_n_mg_l)).toBeCloseTo(value.wqi_nh4 ?? Number.NaN, 9);
    } else {
      expect(wqiGroups(['PH', 'DO', 'TSS', 'NH4'])).toEqual({ groups: 2, inGroupFour: 2 });
      expect(value.vn_wqi).toBeNull();
    }
  });
});
