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
