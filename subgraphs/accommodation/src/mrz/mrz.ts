import { holds } from './check-digit.ts';
import { type BirthDate, birthDate, expiryDate } from './mrz-date.ts';

export type MrzFormat = 'TD1' | 'TD2' | 'TD3';
export type MrzCheck = 'documentNumber' | 'dateOfBirth' | 'expiry' | 'optional' | 'composite';

/** What the machine readable lines of a passport or card say (ICAO 9303). */
export type Mrz = {
  format: MrzFormat;
  documentCode: string;
  /** As printed, without fillers: `D` for Germany. */
  issuer: string;
  nationality: string;
  documentNumber: string;
  optional: string;
  fullName: string;
  birth: BirthDate | null;
  sex: 'FEMALE' | 'MALE' | 'OTHER';
  expiresOn: string | null;
  wrongChecks: MrzCheck[];
};

/** The same fields at the places where each format has them. */
type Fields = {
  format: MrzFormat;
  code: string;
  issuer: string;
  number: string;
  numberDigit: string;
  birth: string;
  birthDigit: string;
  sex: string;
  expiry: string;
  expiryDigit: string;
  nationality: string;
  optional: string;
  /** Only TD3 has a digit for its optional field. */
  optionalDigit: string | null;
  name: string;
  composite: string;
  compositeDigit: string;
};

/** Reads the lines with or without breaks, spaces and capitals; null when they are of no known format. */
export function readMrz(text: string, today: string): Mrz | null {
  const characters = text.replace(/\s/g, '').toUpperCase();
  if (!/^[A-Z0-9<]+$/.test(characters)) return null;
  const fields = fieldsOf(characters);
  return fields && interpret(fields, today);
}

function fieldsOf(all: string): Fields | null {
  if (all.length === 90) return td1(all.slice(0, 30), all.slice(30, 60), all.slice(60));
  if (all.length === 72) return td2OrTd3('TD2', all.slice(0, 36), all.slice(36));
  if (all.length === 88) return td2OrTd3('TD3', all.slice(0, 44), all.slice(44));
  return null;
}

function td1(first: string, second: string, third: string): Fields {
  return {
    format: 'TD1',
    code: first.slice(0, 2),
    issuer: first.slice(2, 5),
    number: first.slice(5, 14),
    numberDigit: first.charAt(14),
    optional: first.slice(15),
    optionalDigit: null,
    birth: second.slice(0, 6),
    birthDigit: second.charAt(6),
    sex: second.charAt(7),
    expiry: second.slice(8, 14),
    expiryDigit: second.charAt(14),
    nationality: second.slice(15, 18),
    composite: first.slice(5) + second.slice(0, 7) + second.slice(8, 15) + second.slice(18, 29),
    compositeDigit: second.charAt(29),
    name: third,
  };
}

function td2OrTd3(format: 'TD2' | 'TD3', first: string, second: string): Fields {
  const isPassport = format === 'TD3';
  const last = second.length - 1;
  return {
    format,
    code: first.slice(0, 2),
    issuer: first.slice(2, 5),
    name: first.slice(5),
    number: second.slice(0, 9),
    numberDigit: second.charAt(9),
    nationality: second.slice(10, 13),
    birth: second.slice(13, 19),
    birthDigit: second.charAt(19),
    sex: second.charAt(20),
    expiry: second.slice(21, 27),
    expiryDigit: second.charAt(27),
    optional: second.slice(28, isPassport ? 42 : 35),
    optionalDigit: isPassport ? second.charAt(42) : null,
    composite: second.slice(0, 10) + second.slice(13, 20) + second.slice(21, last),
    compositeDigit: second.charAt(last),
  };
}

function interpret(fields: Fields, today: string): Mrz {
  const number = documentNumber(fields);
  const wrongChecks: MrzCheck[] = [];
  if (!number.isRight) wrongChecks.push('documentNumber');
  if (!holds(fields.birth, fields.birthDigit)) wrongChecks.push('dateOfBirth');
  if (!holds(fields.expiry, fields.expiryDigit)) wrongChecks.push('expiry');
  if (fields.optionalDigit !== null && !holds(fields.optional, fields.optionalDigit)) {
    wrongChecks.push('optional');
  }
  if (!holds(fields.composite, fields.compositeDigit)) wrongChecks.push('composite');
  return {
    format: fields.format,
    documentCode: withoutFillers(fields.code),
    issuer: withoutFillers(fields.issuer),
    nationality: withoutFillers(fields.nationality),
    documentNumber: number.value,
    optional: number.optional,
    fullName: nameOf(fields.name),
    birth: birthDate(fields.birth, today),
    sex: fields.sex === 'F' ? 'FEMALE' : fields.sex === 'M' ? 'MALE' : 'OTHER',
    expiresOn: expiryDate(fields.expiry, today),
    wrongChecks,
  };
}

/** A number of more than nine characters goes on in the optional field and has its check digit there. */
function documentNumber({ number, numberDigit, optional }: Fields) {
  const rest = /^([A-Z0-9]+)(\d)<*$/.exec(optional);
  if (numberDigit === '<' && rest?.[1] && rest[2] && !number.includes('<')) {
    const digit = rest[2];
    // Libraries and specimens differ in whether the filler in between is counted.
    const isRight = holds(number + rest[1], digit) || holds(`${number}<${rest[1]}`, digit);
    return { value: number + rest[1], optional: '', isRight };
  }
  const isRight = numberDigit !== '<' && holds(number, numberDigit);
  return { value: withoutFillers(number), optional: withoutFillers(optional), isRight };
}

function nameOf(field: string): string {
  return field.replace(/<+/g, ' ').trim();
}

function withoutFillers(text: string): string {
  return text.replaceAll('<', '');
}
