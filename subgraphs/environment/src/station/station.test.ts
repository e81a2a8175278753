import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createEnvironmentFixture,
  type EnvironmentFixture,
  stationGateway,
} from '../testing/environment-fixture.ts';

const now = new Date('2026-11-22T08:30:00Z');
const hourMs = 3_600_000;

let city: EnvironmentFixture;
beforeAll(async () => {
  city = await createEnvironmentFixture({ now });
});
afterAll(() => city.stop());

async function record(input: Record<string, unknown>[]) {
  const text = `mutation ($input: [MeasurementInput!]!) { recordMeasurements(input: $input) { accepted } }`;
  const { data } = await city.ask(text, { input }, stationGateway);
  expect(data.recordMeasurements).toEqual({ accepted: input.length });
}

const everything = `{ stations { id code name { vi en } kind waterBody location { latitude longitude } commune
  status lastMeasuredAt parameters { code unit limits { standard maximum } }
  latest { parameter { code } value observedAt quality exceeded { standard } } } }`;

describe('stations', () => {
  test('four measure the air and one the water, open to everyone', async () => {
    const { data, errors } = await city.ask('{ stations { code kind } air: stations(kind: AIR) { code } }');
    expect(errors).toBeUndefined();
    expect(data.air).toHaveLength(4);
    expect(data.stations).toHaveLength(5);
  });

  test('a station is found by id and by code, and one that is not there is null', async () => {
    const { data } = await city.ask('{ station(code: "AG_PQ_KK02") { id code } }');
    const { id } = data.station as { id: string };
    const text =
      'query ($id: ID) { byId: station(id: $id) { code } no: station(id: "x") { code } none: station(code: "x") { code } }';
    const again = await city.ask(text, { id });
    expect(again.data).toEqual({ byId: { code: 'AG_PQ_KK02' }, no: null, none: null });
  });

  test('a station must be asked for by one of id and code', async () => {
    for (const text of ['{ station { code } }', '{ station(id: "x", code: "y") { code } }']) {
      const { errors } = await city.ask(text);
      expect(errors?.[0]?.originalError).toMatchObject({ fields: [{ code: 'STATION_KEY_NEEDED' }] });
    }
  });

  test('limits carry the days on which they hold', async () => {
    const { data } = await city.ask('{ parameters { code limits { averaging maximum validFrom validTo } } }');
    const parameters = data.parameters as { code: string; limits: object[] }[];
    const fine = parameters.find(({ code }) => code === 'PM2_5');
    expect(fine?.limits).toEqual([
      { averaging: 'P1Y', maximum: 25, validFrom: '2023-09-12', validTo: null },
      { averaging: 'P1D', maximum: 50, validFrom: '2023-09-12', validTo: '2025-12-31' },
      { averaging: 'P1D', maximum: 45, validFrom: '2026-01-01', validTo: null },
    ]);
    expect(parameters).toHaveLength(14);
  });

  test('latest is the newest value of each parameter, wherever in time it lies', async () => {
    const at = (hours: number) => new Date(now.getTime() - hours * hourMs).toISOString();
    const base = { stationCode: 'AG_PQ_KK02' };
    await record([
      { ...base, parameter: 'PM10', value: 1, observedAt: at(60 * 24) },
      { ...base, parameter: 'PM10', value: 3, observedAt: at(1) },
      { ...base, parameter: 'PM10', value: 2, observedAt: at(2) },
      { ...base, parameter: 'SO2', value: 9, observedAt: at(60 * 24) },
    ]);
    const { data } = await city.ask(
      '{ station(code: "AG_PQ_KK02") { lastMeasuredAt latest { parameter { code } value } } }',
    );
    expect(data.station).toEqual({
      lastMeasuredAt: at(1),
      latest: [
        { parameter: { code: 'PM10' }, value: 3 },
        { parameter: { code: 'SO2' }, value: 9 },
      ],
    });
  });

  test('everything about all stations is asked with as many statements as about one', async () => {
    const ofOne = everything.replace('stations', 'station(code: "AG_PQ_KK02")');
    const one = await city.countStatements(() => city.ask(ofOne));
    const all = await city.countStatements(() => city.ask(everything));
    expect(all).toBe(one);
    expect(all).toBe(7);
  });

  test('references of many stations are one statement', async () => {
    const { data } = await city.ask('{ stations { id code } }');
    const stations = data.stations as { id: string; code: string }[];
    const text = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Station { code } } }';
    const r = stations.map(({ id }) => ({ __typename: 'Station', id }));
    let found: unknown;
    const count = await city.countStatements(async () => {
      found = (await city.ask(text, { r })).data._entities;
    });
    expect(found).toEqual(stations.map(({ code }) => ({ code })));
    expect(count).toBe(1);
  });
});
