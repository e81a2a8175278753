import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { ask, data } from '../city/ask.ts';
import {
  type DeclareAnswer,
  declareStays,
  establishmentId,
  inDays,
  inventedCitizenId,
  stayRow,
} from '../city/stays.ts';

let ours: string;
let theirs: string;

beforeAll(async () => {
  [ours, theirs] = await Promise.all([establishmentId('CSLT-0001'), establishmentId('CSLT-0200')]);
});

async function declare(...input: Record<string, unknown>[]) {
  const answer = await data<DeclareAnswer>(declareStays, { as: 'receptionist', variables: { input } });
  return answer.declareStays;
}

const swedishPassport =
  'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C37UTO7408122F1204159ZE184226B<<<<<10';

describe('a row that is wrong is refused by name, and the rows beside it land', () => {
  const wrongRows: [string, () => Record<string, unknown>, string][] = [
    ['a wrong check digit', () => stayRow(ours, {}, { mrz: swedishPassport }), 'guest.mrz'],
    [
      'a future arrival',
      () => stayRow(ours, { arrivedAt: new Date(Date.now() + 7_200_000).toISOString() }),
      'arrivedAt',
    ],
    ['an unknown country', () => stayRow(ours, {}, { nationality: 'QQQ' }), 'guest.nationality'],
    [
      'a departure before arrival',
      () => stayRow(ours, { expectedDepartureOn: inDays(-3) }),
      'expectedDepartureOn',
    ],
    ['an establishment of somebody else', () => stayRow(theirs), 'establishmentId'],
    ['an establishment that does not exist', () => stayRow(randomUUID()), 'establishmentId'],
  ];

  test.each(wrongRows)('%s', async (_, wrongRow, field) => {
    const [wrong, right] = await declare(wrongRow(), stayRow(ours));
    expect(wrong?.stay).toBeNull();
    expect(wrong?.errors.map((error) => error.field)).toContain(field);
    for (const { message } of wrong?.errors ?? []) {
      expect(message.vi.length).toBeGreaterThan(10);
      expect(message.en.length).toBeGreaterThan(10);
      expect(message.vi).not.toBe(message.en);
    }
    expect(right?.errors).toEqual([]);
    expect(right?.stay?.receiptNumber).toBeTruthy();
  });

  test('somebody else’s establishment answers exactly as one that does not exist', async () => {
    const [foreign] = await declare(stayRow(theirs));
    const [absent] = await declare(stayRow(randomUUID()));
    expect(foreign?.errors).toEqual(absent?.errors);
  });

  test('a document that is already in house there', async () => {
    const documentNumber = inventedCitizenId();
    const [first] = await declare(stayRow(ours, {}, { documentNumber }));
    const [second] = await declare(stayRow(ours, {}, { documentNumber }));
    expect(first?.stay).not.toBeNull();
    expect(second?.stay).toBeNull();
    expect(second?.errors[0]?.field).toBe('guest.documentNumber');
  });
});

test('the same reference with the same content answers the first stay again, also when both come at once', async () => {
  const row = stayRow(ours);
  const answers = await Promise.all(Array.from({ length: 10 }, () => declare(row)));
  expect(new Set(answers.map(([result]) => result?.stay?.id)).size).toBe(1);
  expect(answers.filter(([result]) => result?.duplicate === false)).toHaveLength(1);
});

test('the same reference with other content is a conflict', async () => {
  const row = stayRow(ours);
  await declare(row);
  const [again] = await declare({ ...row, room: '999' });
  expect(again?.stay).toBeNull();
  expect(again?.errors[0]?.field).toBe('clientReference');
});

test('a batch of 501 rows is refused whole and says how many are allowed', async () => {
  const rows = Array.from({ length: 501 }, () => stayRow(ours));
  const answer = await ask<DeclareAnswer>(declareStays, { as: 'receptionist', variables: { input: rows } });
  expect(answer.data?.declareStays ?? null).toBeNull();
  expect(answer.errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  expect(answer.errors?.[0]?.extensions?.fields?.[0]?.message).toContain('500');
});

test('a dry run answers the same and keeps nothing', async () => {
  const row = stayRow(ours);
  const dry = await data<DeclareAnswer>(declareStays, {
    as: 'receptionist',
    variables: { input: [row], dryRun: true },
  });
  expect(dry.declareStays[0]?.errors).toEqual([]);
  const [real] = await declare(row);
  expect(real?.duplicate).toBe(false);
});
