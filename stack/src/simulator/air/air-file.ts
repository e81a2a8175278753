import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

/** One hour as the station measured it; null where the file says NA. */
export type AirHour = {
  PM2_5: number | null;
  PM10: number | null;
  SO2: number | null;
  NO2: number | null;
  CO: number | null;
  O3: number | null;
  TEMPERATURE: number | null;
  PRESSURE: number | null;
  HUMIDITY: number | null;
};

type Line = Record<
  'month' | 'PM2.5' | 'PM10' | 'SO2' | 'NO2' | 'CO' | 'O3' | 'TEMP' | 'PRES' | 'DEWP',
  string
>;

export const airFiles = ['Dongsi', 'Huairou', 'Shunyi', 'Tiantan'] as const;

/**
 * The hours from June to September, whole days. The measurements come from a place with a cold winter; its summer
 * is what the weather of the island is like all year.
 */
export function readAirFile(name: (typeof airFiles)[number]): AirHour[] {
  const file = readFileSync(new URL(`../../../data/air/${name}-2016-2017.csv`, import.meta.url));
  return parse(file, {
    columns: true,
    skip_empty_lines: true,
    on_record: (line: Line) => (['6', '7', '8', '9'].includes(line.month) ? toHour(line) : null),
  });
}

function toHour(line: Line): AirHour {
  const temperature = numberOf(line.TEMP);
  return {
    PM2_5: numberOf(line['PM2.5']),
    PM10: numberOf(line.PM10),
    SO2: numberOf(line.SO2),
    NO2: numberOf(line.NO2),
    CO: numberOf(line.CO),
    O3: numberOf(line.O3),
    TEMPERATURE: temperature,
    PRESSURE: numberOf(line.PRES),
    HUMIDITY: relativeHumidity(temperature, numberOf(line.DEWP)),
  };
}

function numberOf(text: string): number | null {
  return text === 'NA' || text === '' ? null : Number(text);
}

/** Percent, by the Magnus formula over water; the dew point of the file may round to above the temperature. */
export function relativeHumidity(temperature: number | null, dewPoint: number | null): number | null {
  if (temperature === null || dewPoint === null) return null;
  const vapour = (celsius: number) => Math.exp((17.625 * celsius) / (243.04 + celsius));
  return Math.min(100, (100 * vapour(dewPoint)) / vapour(temperature));
}
