import { describe, expect, it } from 'vitest';
import { checkDigit } from './check-digit.ts';
import { readMrz } from './mrz.ts';
import { birthDate, expiryDate } from './mrz-date.ts';
import vectors from './mrz-vectors.json' with { type: 'json' };

const today = '2026-11-22';
const icao = vectors[0]?.lines.join('\n') ?? '';

describe('readMrz', () => {
  it.each(vectors)('$name: knows the format and whether the check digits hold', (vector) => {
    const mrz = readMrz(vector.lines.join('\n'), today);
    expect(mrz?.format).toBe(vector.format);
    expect(mrz?.wrongChecks.length === 0).toBe(vector.checkDigitsValid);
    if (vector.documentNumber) expect(mrz?.documentNumber).toBe(vector.documentNumber);
  });

  it('reads every field of a passport', () => {
    expect(readMrz(icao, today)).toEqual({
      format: 'TD3',
      documentCode: 'P',
      issuer: 'UTO',
      nationality: 'UTO',
      documentNumber: 'L898902C3',
      optional: 'ZE184226B',
      fullName: 'ERIKSSON ANNA MARIA',
      birth: { day: '1974-08-12', precision: 'DAY' },
      sex: 'FEMALE',
      expiresOn: '2112-04-15',
      wrongChecks: [],
    });
  });

  it('says which digit is wrong', () => {
    const bad = vectors[4]?.lines.join('\n') ?? '';
    expect(readMrz(bad, today)?.wrongChecks).toEqual(['documentNumber', 'composite']);
  });

  it.each([
    ['no line breaks', icao.replace('\n', '')],
    ['lower case', icao.toLowerCase()],
    ['spaces and Windows line ends', ` ${icao.replace('\n', ' \r\n ')} \n`],
  ])('accepts %s', (_, text) => {
    expect(readMrz(text, today)).toEqual(readMrz(icao, today));
  });

  it.each(['', 'P<UTO', 'x'.repeat(300), icao.slice(1), icao.replace('<', '?')])('refuses %j', (text) => {
    expect(readMrz(text, today)).toBeNull();
  });

  it('keeps the German code as it is printed', () => {
    const german = vectors[5]?.lines.join('\n') ?? '';
    expect(readMrz(german, today)?.nationality).toBe('D');
  });

  it('takes a filler as the digit of an empty optional field and of nothing else', () => {
    const emptyOptional = vectors[5]?.lines[1] ?? '';
    const filled = `${emptyOptional.slice(0, 28)}A${emptyOptional.slice(29)}`;
    expect(readMrz(`${vectors[5]?.lines[0]}${filled}`, today)?.wrongChecks).toContain('optional');
  });
});

describe('two-digit years', () => {
  it('reads a birth year as the past', () => {
    expect(birthDate('340712', today)).toEqual({ day: '1934-07-12', precision: 'DAY' });
    expect(birthDate('261122', today)).toEqual({ day: '2026-11-22', precision: 'DAY' });
    expect(birthDate('261123', today)).toEqual({ day: '1926-11-23', precision: 'DAY' });
  });

  it('reads a birth date without day or month as a year', () => {
    expect(birthDate('85<<<<', today)).toEqual({ day: '1985-01-01', precision: 'YEAR' });
    expect(birthDate('850700', today)).toEqual({ day: '1985-01-01', precision: 'YEAR' });
    expect(birthDate('<<<<<<', today)).toBeNull();
    expect(birthDate('850231', today)).toBeNull();
  });

  it('reads an expiry year between ten years ago and ninety ahead', () => {
    expect(expiryDate('350101', today)).toBe('2035-01-01');
    expect(expiryDate('160101', today)).toBe('2016-01-01');
    expect(expiryDate('150101', today)).toBe('2115-01-01');
    expect(expiryDate('351301', today)).toBeNull();
  });
});

describe('checkDigit', () => {
  it('gives the digits of the standard', () => {
    expect(checkDigit('L898902C3')).toBe(6);
    expect(checkDigit('740812')).toBe(2);
    expect(checkDigit('<<<')).toBe(0);
  });
});
