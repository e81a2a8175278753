import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createEnvironmentFixture,
  type EnvironmentFixture,
  stationGateway,
  viewerOf,
} from '../testing/environment-fixture.ts';

const now = new Date('2026-11-22T08:30:00Z');
const record = `mutation ($input: [MeasurementInput!]!) {
  recordMeasurements(input: $input) { accepted replaced rejected { index code message { vi en } } }
}`;

let city: EnvironmentFixture;
beforeAll(async () => {
  city = await createEnvironmentFixture({ now });
});
afterAll(() => city.stop());

/** A minute of its own for each test: tests share the stations and must not meet. */
let minutes = 0;
function freshTime(): string {
  minutes += 1;
  return new Date(now.getTime() - minutes * 60_000).toISOString();
}

function measurement(given: Record<string, unknown> = {}) {
  return { stationCode: 'AG_PQ_KK01', parameter: 'PM10', value: 40, observedAt: freshTime(), ...given };
}

async function send(input: unknown[], viewer = stationGateway) {
  const { data, errors } = await city.ask(record, { input }, viewer);
  return { payload: data.recordMeasurements as Payload, errors };
}

type Payload = {
  accepted: number;
  replaced: number;
  rejected: { index: number; code: string; message: { vi: string; en: string } }[];
};

async function stored(observedAt: string) {
  return city.database.measurement.findMany({ where: { observedAt } });
}

async function eventCount() {
  return city.database.event.count();
}

describe('what is stored', () => {
  test('good rows are stored beside rejected ones, each rejection with its index and both languages', async () => {
    const observedAt = freshTime();
    const { payload } = await send([
      measurement({ observedAt }),
      measurement({ stationCode: 'AG_PQ_KK99' }),
      measurement({ parameter: 'SMELL' }),
      measurement({ parameter: 'TSS' }),
      measurement({ observedAt: '2026-11-29T08:30:00Z' }),
      measurement({ observedAt: '2020-01-01T00:00:00Z' }),
      measurement({ observedAt, parameter: 'SO2', value: 5 }),
    ]);
    expect(payload.accepted).toBe(2);
    expect(payload.rejected.map(({ index, code }) => [index, code])).toEqual([
      [1, 'STATION_UNKNOWN'],
      [2, 'PARAMETER_UNKNOWN'],
      [3, 'PARAMETER_NOT_MEASURED'],
      [4, 'OBSERVED_IN_FUTURE'],
      [5, 'OBSERVED_TOO_LONG_AGO'],
    ]);
    for (const { message } of payload.rejected) {
      expect(message.vi).not.toBe('');
      expect(message.en).not.toBe(message.vi);
    }
    expect(await stored(observedAt)).toHaveLength(2);
  });

  test('a clock that is five minutes ahead is forgiven, six minutes are not', async () => {
    const ahead = (count: number) => new Date(now.getTime() + count * 60_000).toISOString();
    const { payload } = await send([
      measurement({ observedAt: ahead(5) }),
      measurement({ observedAt: ahead(6) }),
    ]);
    expect(payload).toMatchObject({ accepted: 1, rejected: [{ index: 1, code: 'OBSERVED_IN_FUTURE' }] });
  });

  test('a value that is no finite number is refused, as a string, as NaN and as an endless literal', async () => {
    for (const value of ['NaN', Number.NaN, Number.POSITIVE_INFINITY]) {
      const { errors } = await send([measurement({ value })]);
      expect(errors?.[0]?.message).toContain('value');
    }
    const observedAt = freshTime();
    const literal = `mutation { recordMeasurements(input: [{ stationCode: "AG_PQ_KK01", parameter: "PM10",
      value: 1e999, observedAt: "${observedAt}" }]) { accepted rejected { code } } }`;
    const { data } = await city.ask(literal, {}, stationGateway);
    expect(data.recordMeasurements).toEqual({ accepted: 0, rejected: [{ code: 'VALUE_NOT_FINITE' }] });
    expect(await stored(observedAt)).toEqual([]);
  });

  test('a value outside the instrument is kept and marked, what the device itself doubts stays so', async () => {
    const observedAt = freshTime();
    await send([
      measurement({ observedAt, parameter: 'PM10', value: -3 }),
      measurement({ observedAt, parameter: 'SO2', value: 1_001 }),
      measurement({ observedAt, parameter: 'NO2', value: 9_999, quality: 'CALIBRATING' }),
      measurement({ observedAt, parameter: 'O3', value: 0 }),
    ]);
    const qualities = Object.fromEntries(
      (await stored(observedAt)).map((row) => [row.parameterCode, row.quality]),
    );
    expect(qualities).toEqual({ PM10: 'IMPLAUSIBLE', SO2: 'IMPLAUSIBLE', NO2: 'CALIBRATING', O3: 'VALID' });
  });
});

describe('sent again', () => {
  test('the later value replaces the earlier, also inside one call', async () => {
    const observedAt = freshTime();
    expect((await send([measurement({ observedAt, value: 10 })])).payload.replaced).toBe(0);
    expect((await send([measurement({ observedAt, value: 11 })])).payload.replaced).toBe(1);
    const twice = [measurement({ observedAt, value: 12 }), measurement({ observedAt, value: 13 })];
    expect((await send(twice)).payload).toMatchObject({ accepted: 2, replaced: 2 });
    expect(await stored(observedAt)).toMatchObject([{ value: 13 }]);
  });

  test('an identical call is accepted, changes nothing and makes no event', async () => {
    const input = [measurement(), measurement({ parameter: 'SO2' })];
    await send(input);
    const before = await eventCount();
    expect((await send(input)).payload).toEqual({ accepted: 2, replaced: 2, rejected: [] });
    expect(await eventCount()).toBe(before);
    // The control: one other value among the same rows is news.
    await send([input[0], { ...input[1], value: 41 }]);
    expect(await eventCount()).toBe(before + 1);
  });

  test('of many calls at once that write the same row, exactly one finds it new', async () => {
    const observedAt = freshTime();
    const calls = Array.from({ length: 12 }, (_, value) => send([measurement({ observedAt, value })]));
    const answers = await Promise.all(calls);
    expect(answers.map(({ payload }) => payload.replaced).toSorted()).toEqual([0, ...Array(11).fill(1)]);
    expect(await stored(observedAt)).toHaveLength(1);
  });
});

describe('events', () => {
  test('one call makes one event for each station, with only the rows that say something new', async () => {
    const observedAt = freshTime();
    const before = await eventCount();
    await send([
      measurement({ observedAt }),
      measurement({ observedAt, parameter: 'SO2' }),
      measurement({ observedAt, stationCode: 'AG_PQ_KK02' }),
      measurement({ stationCode: 'NOWHERE' }),
    ]);
    const events = await city.database.event.findMany({ skip: before, orderBy: { position: 'asc' } });
    const instant = Date.parse(observedAt);
    expect(events.map(({ payload }) => payload)).toMatchObject([
      { observed: { PM10: [instant], SO2: [instant] } },
      { observed: { PM10: [instant] } },
    ]);
  });

  test('a call of which every row is rejected makes none', async () => {
    const before = await eventCount();
    await send([measurement({ stationCode: 'NOWHERE' })]);
    expect(await eventCount()).toBe(before);
  });
});

describe('who may record', () => {
  test('without the scope nothing is stored', async () => {
    const observedAt = freshTime();
    const { errors } = await send([measurement({ observedAt })], viewerOf('VP-MT', ['environment:manage']));
    expect(errors?.[0]?.originalError).toMatchObject({ code: 'FORBIDDEN' });
    expect(await stored(observedAt)).toEqual([]);
  });

  test("another organisation's client sees no station here, whatever its scope", async () => {
    const stranger = viewerOf('LB-0001', ['environment:record']);
    const { payload } = await send([measurement()], stranger);
    expect(payload).toMatchObject({ accepted: 0, rejected: [{ code: 'STATION_UNKNOWN' }] });
  });
});

describe('size', () => {
  test('10,000 rows are one call, one more is refused whole', async () => {
    const start = now.getTime() - 40 * 86_400_000;
    const rows = Array.from({ length: 10_001 }, (_, index) =>
      measurement({
        parameter: index % 2 ? 'PM10' : 'PM2_5',
        observedAt: new Date(start + index * 60_000).toISOString(),
      }),
    );
    const tooMany = await send(rows);
    expect(tooMany.errors?.[0]?.originalError).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(await stored(rows[0]?.observedAt ?? '')).toEqual([]);
    expect((await send(rows.slice(1))).payload).toMatchObject({ accepted: 10_000, rejected: [] });
  });

  test('the number of statements does not grow with the number of rows', async () => {
    const many = Array.from({ length: 300 }, () => measurement());
    const one = await city.countStatements(() => send([measurement()]));
    expect(await city.countStatements(() => send(many))).toBe(one);
  });
});
