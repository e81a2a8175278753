import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkDigit } from './check-digit.ts';
import { readMrz } from './mrz.ts';

const today = '2026-11-22';
const pad = (text: string, length: number) => text.padEnd(length, '<').slice(0, length);
const letters = (min: number, max: number) => fc.stringMatching(new RegExp(`^[A-Z]{${min},${max}}$`));

const passports = fc.record({
  surname: letters(1, 12),
  given: letters(1, 12),
  nationality: letters(3, 3),
  number: fc.stringMatching(/^[A-Z0-9]{5,9}$/),
  birth: fc.integer({ min: 10, max: 99 }).map((year) => `${year}0514`),
  expiry: fc.integer({ min: 27, max: 35 }).map((year) => `${year}0131`),
  optional: fc.stringMatching(/^[A-Z0-9]{0,14}$/),
});

function linesOf(p: {
  surname: string;
  given: string;
  nationality: string;
  number: string;
  birth: string;
  expiry: string;
  optional: string;
}) {
  const number = pad(p.number, 9) + checkDigit(pad(p.number, 9));
  const birth = p.birth + checkDigit(p.birth);
  const expiry = p.expiry + checkDigit(p.expiry);
  const optional = pad(p.optional, 14) + checkDigit(pad(p.optional, 14));
  const composite = checkDigit(number + birth + expiry + optional);
  const first = pad(`P<${p.nationality}${p.surname}<<${p.given}`, 44);
  return `${first}\n${number}${p.nationality}${birth}F${expiry}${optional}${composite}`;
}

it('reads back every passport that is written by the rules', () => {
  fc.assert(
    fc.property(passports, (passport) => {
      const mrz = readMrz(linesOf(passport), today);
      expect(mrz).toMatchObject({
        wrongChecks: [],
        documentNumber: passport.number,
        nationality: passport.nationality,
        fullName: `${passport.surname} ${passport.given}`,
      });
    }),
  );
});

it('notices every digit that was misread in the secured part', () => {
  fc.assert(
    fc.property(passports, fc.nat({ max: 8 }), fc.integer({ min: 1, max: 9 }), (passport, at, shift) => {
      const [first, second = ''] = linesOf(passport).split('\n');
      const digit = second.charAt(at);
      fc.pre(/\d/.test(digit));
      const misread = second.slice(0, at) + ((Number(digit) + shift) % 10) + second.slice(at + 1);
      expect(readMrz(`${first}\n${misread}`, today)?.wrongChecks).toContain('documentNumber');
    }),
  );
});

it('never fails on any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (text) => {
      readMrz(text, today);
    }),
  );
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Z0-9<]{88}$/), (text) => {
      expect(readMrz(text, today)?.format).toBe('TD3');
    }),
  );
});
