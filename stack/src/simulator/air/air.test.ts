import { describe, expect, test } from 'vitest';
import { airFiles, readAirFile, relativeHumidity } from './air-file.ts';
import { hourMs, instantsBetween, lineOfHour, readingsAt, replayOf } from './replay.ts';
import { readingsSince, type Station } from './station-software.ts';
import { waterAt } from './water.ts';

const files = airFiles.map(readAirFile);
const noon = new Date('2026-11-22T05:00:00Z'); // 12:00 in Vietnam
const fiveMinutes = 5 * 60_000;

function station(recordedUntil: Date): Station {
  const parameters = new Set(['PM10', 'TEMPERATURE', 'HUMIDITY']);
  return { code: 'A', parameters, valuesAt: replayOf(files[0] ?? []), recordedUntil };
}

describe('the replay', () => {
  test('plays whole days, so that an hour is played at its own time of day', () => {
    for (const file of files) expect(file.length).toBe(122 * 24);
    const hour = noon.getTime() / hourMs;
    expect(lineOfHour(hour, 122 * 24) % 24).toBe(12);
    expect(lineOfHour(hour + 1, 122 * 24) % 24).toBe(13);
  });

  test('is the same whenever it is started', () => {
    const first = readingsSince(station(new Date('2026-11-20T05:00:00Z')), noon, fiveMinutes);
    const later = readingsSince(
      station(new Date('2026-11-20T09:00:00Z')),
      new Date('2026-11-22T09:00:00Z'),
      fiveMinutes,
    );
    const wholeHours = (readings: typeof first) =>
      readings.filter(({ observedAt }) => observedAt.getTime() % hourMs === 0);
    const byKey = new Map(
      wholeHours(first).map((one) => [`${one.parameter} ${one.observedAt.getTime()}`, one.value]),
    );
    const again = wholeHours(later).filter((one) => one.observedAt <= noon);
    expect(again.length).toBeGreaterThan(100);
    for (const one of again) {
      expect(byKey.get(`${one.parameter} ${one.observedAt.getTime()}`)).toBe(one.value);
    }
  });

  test('brings 48 whole hours that end now, and interim readings of the last hour only', () => {
    const readings = readingsSince(
      station(new Date('2026-11-20T05:20:00Z')),
      new Date('2026-11-22T05:20:00Z'),
      fiveMinutes,
    );
    const temperatures = readings.filter(({ parameter }) => parameter === 'TEMPERATURE');
    const instants = temperatures.map(({ observedAt }) => observedAt.toISOString());
    expect(instants.at(-1)).toBe('2026-11-22T05:20:00.000Z');
    expect(instants[0]).toBe('2026-11-20T06:00:00.000Z');
    expect(instants.filter((instant) => instant.endsWith(':00:00.000Z'))).toHaveLength(48);
    expect(instants.filter((instant) => !instant.endsWith(':00:00.000Z'))).toHaveLength(11);
    expect(new Set(instants).size).toBe(instants.length);
  });

  test('has only what the station measures, and humidity within bounds', () => {
    const readings = readingsSince(station(new Date('2026-11-20T05:00:00Z')), noon, fiveMinutes);
    expect(new Set(readings.map(({ parameter }) => parameter))).toEqual(
      new Set(['PM10', 'TEMPERATURE', 'HUMIDITY']),
    );
    for (const { parameter, value } of readings) {
      if (parameter === 'HUMIDITY') expect(value).toBeGreaterThan(0);
      if (parameter === 'HUMIDITY') expect(value).toBeLessThanOrEqual(100);
    }
  });

  test('a gap stays a gap, also for what lies between it and the next hour', () => {
    const hours = [{ PM10: 10 }, { PM10: null }, { PM10: 30 }, { PM10: 40 }];
    const at = (minutes: number) => readingsAt(new Date(minutes * 60_000), (hour) => hours[hour] ?? {});
    expect(at(0).map(({ value }) => value)).toEqual([10]);
    expect(at(30)).toEqual([]);
    expect(at(60)).toEqual([]);
    expect(at(90)).toEqual([]);
    expect(at(120).map(({ value }) => value)).toEqual([30]);
    expect(at(150).map(({ value }) => value)).toEqual([35]);
  });
});

test('instants lie on the grid, after the last one and up to now', () => {
  const minutes = (since: number, until: number) =>
    instantsBetween(new Date(since * 60_000), new Date(until * 60_000), fiveMinutes).map(
      (at) => at.getTime() / 60_000,
    );
  expect(minutes(3, 16)).toEqual([5, 10, 15]);
  expect(minutes(5, 15)).toEqual([10, 15]);
  expect(minutes(6, 9)).toEqual([]);
});

test.each([
  [20, 20, 100],
  [25, 15, 54],
  [30, 24, 70],
  [20, 20.3, 100],
])('at %d °C with a dew point of %d °C the air is %d percent humid', (temperature, dewPoint, expected) => {
  expect(Math.round(relativeHumidity(temperature, dewPoint) ?? -1)).toBe(expected);
});

test('humidity needs both temperature and dew point', () => {
  expect(relativeHumidity(null, 20)).toBeNull();
  expect(relativeHumidity(20, null)).toBeNull();
});

test('the river is the same each time it is asked, plausible, and breathes with the day', () => {
  const hours = Array.from({ length: 24 * 60 }, (_, index) => 494_000 + index);
  for (const hour of hours) {
    const { PH, DO, TSS, NH4 } = waterAt(hour) as Record<string, number>;
    expect(waterAt(hour)).toEqual({ PH, DO, TSS, NH4 });
    expect(PH).toBeGreaterThan(6.5);
    expect(PH).toBeLessThan(8.5);
    expect(DO).toBeGreaterThan(3);
    expect(TSS).toBeGreaterThan(0);
    expect(NH4).toBeGreaterThan(0);
  }
  const meanAt = (localHour: number) => {
    const values = hours.filter((hour) => (hour + 7) % 24 === localHour).map((hour) => waterAt(hour).DO ?? 0);
    return values.reduce((sum, value) => sum + value, 0) / values.length;
  };
  expect(meanAt(15)).toBeGreaterThan(meanAt(3) + 1);
});
