import { formatNumber } from '#language/format.ts';
import type { Locale } from '#language/locale.ts';

const symbols: Record<string, string> = { 'ug/m3': 'µg/m³', Cel: '°C', '[pH]': '', 'mg/L': 'mg/l' };

/** UCUM as machines write it, as people read it. */
export function unitSymbol(unit: string): string {
  return symbols[unit] ?? unit;
}

const short: Record<string, string> = {
  PM2_5: 'PM2.5',
  O3: 'O₃',
  NO2: 'NO₂',
  SO2: 'SO₂',
  NH4: 'NH₄⁺',
  PH: 'pH',
};

export function shortName(code: string): string {
  return short[code] ?? code;
}

const digits: Record<string, number> = { PH: 2, NH4: 2, DO: 1, TEMPERATURE: 1, HUMIDITY: 0, PRESSURE: 0 };

/** As many digits as the parameter deserves: 171 and 4,6 µg/m³, 999 hPa, 33,2 °C, pH 7,43. */
export function formatValue(value: number, code: string, locale: Locale): string {
  const shown = digits[code] ?? (Math.abs(value) < 10 ? 1 : 0);
  return formatNumber(value, locale, shown, shown);
}
