import type { Viewer } from '@city/kit/request-identity/viewer';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { EstablishmentRecord } from '../establishment/establishment-record.ts';
import { declareStays, type RowAnswer } from '../testing/operations.ts';
import { receptionist, row, seedKit } from '../testing/seed-kit.ts';
import { startTestCity, type TestCity } from '../testing/test-city.ts';

let city: TestCity;
let kit: ReturnType<typeof seedKit>;
let house: EstablishmentRecord;
let staff: Viewer;

beforeAll(async () => {
  city = await startTestCity();
  kit = seedKit(city);
});
afterAll(() => city.stop());
beforeEach(async () => {
  house = await kit.createHouse();
  staff = receptionist(house);
});

type Input = ReturnType<typeof row>;

async function declare(input: Input[], dryRun = false, viewer = staff): Promise<RowAnswer[]> {
  const { data, errors } = await city.ask(viewer, declareStays, { input, dryRun });
  expect(errors).toEqual([]);
  return data.declareStays as RowAnswer[];
}

const countIn = async (establishmentId: string) => ({
  stays: await city.database.stay.count({ where: { establishmentId } }),
  references: await city.database.stayReference.count({ where: { establishmentId } }),
  inHouse: await city.database.inHouse.count({ where: { establishmentId } }),
});

describe('declareStays', () => {
  it('keeps a stay and answers with its receipt', async () => {
    const [answer] = await declare([row(house)]);
    expect(answer).toMatchObject({ duplicate: false, errors: [], warnings: [] });
    expect(answer?.stay?.receiptNumber).toMatch(/^PQ-\d{6}-\d{6,}$/);
    expect(await countIn(house.id)).toEqual({ stays: 1, references: 1, inHouse: 1 });
  });

  it('good rows land when others fail, each answer at the place of its row', async () => {
    const wrong = row(house, { guest: { nationality: 'ZZZ' } });
    const answers = await declare([row(house), wrong, row(house)]);
    expect(answers.map(({ stay }) => stay !== null)).toEqual([true, false, true]);
    expect(answers[1]?.clientReference).toBe(wrong.clientReference);
    expect(await countIn(house.id)).toEqual({ stays: 2, references: 2, inHouse: 2 });
  });

  it('writes one event and one count for each stay, in the same transaction', async () => {
    await declare([
      row(house),
      row(house, { guest: { nationality: 'FRA', documentKind: 'PASSPORT', documentNumber: '12AB34567' } }),
    ]);
    const events = await city.database.event.findMany({
      where: { payload: { path: ['establishmentId'], equals: house.id } },
    });
    expect(events).toHaveLength(2);
    expect(events[0]?.payload).toMatchObject({
      kind: 'DECLARED',
      commune: house.commune,
      operatorId: house.operatorId,
    });
    const days = await city.database.establishmentDay.findMany({ where: { establishmentId: house.id } });
    expect(days).toMatchObject([{ arrivals: 2, foreignArrivals: 1, declarations: 2, departures: 0 }]);
  });

  it('needs a handful of statements, however many rows a batch has', async () => {
    const one = await city.statementsOf(() => declare([row(house)]));
    const many = await city.statementsOf(() => declare(Array.from({ length: 500 }, () => row(house))));
    expect(many).toHaveLength(one.length);
    expect(many.length).toBeLessThanOrEqual(5);
  });

  it('refuses 501 rows as a whole', async () => {
    const input = Array.from({ length: 501 }, () => row(house));
    const { errors } = await city.ask(staff, declareStays, { input });
    expect(errors[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [{ code: 'TOO_MANY_ROWS' }],
    });
    expect(await countIn(house.id)).toEqual({ stays: 0, references: 0, inHouse: 0 });
  });

  it("answers another's establishment like one that does not exist", async () => {
    const other = await kit.createHouse();
    const nowhere = { id: '00000000-0000-4000-8000-000000000000' };
    const answers = await declare([row(other), row(nowhere), row({ id: 'not-an-id' })]);
    for (const { stay, errors } of answers) {
      expect(stay).toBeNull();
      expect(errors).toEqual(answers[0]?.errors);
      expect(errors).toMatchObject([{ field: 'establishmentId', code: 'NOT_FOUND' }]);
    }
  });

  it('refuses who has no right to declare', async () => {
    const { errors } = await city.ask(kit.inspector(), declareStays, { input: [row(house)] });
    expect(errors[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('fills in from the lines of a passport what is not typed', async () => {
    const mrz = 'P<VNMNGUYEN<<VAN<A<<<<<<<<<<<<<<<<<<<<<<<<<<\nC1234567<0VNM9005156M3105146001090012345<<18';
    const guest = { ...nothingTyped, mrz };
    const [answer] = await declare([row(house, { guest })]);
    expect(answer?.errors).toEqual([]);
    expect(answer?.stay?.guest).toEqual({
      fullName: 'NGUYEN VAN A',
      nationality: 'VNM',
      documentNumber: 'C1234567',
    });
    expect(answer?.warnings.map(({ code }) => code)).toContain('NAME_UNCONFIRMED');
  });
});

const nothingTyped = {
  fullName: null,
  dateOfBirth: null,
  gender: null,
  nationality: null,
  documentKind: null,
  documentNumber: null,
};

describe('the same reference', () => {
  it('and the same content: the first stay again, and nothing new', async () => {
    const input = row(house);
    const [first] = await declare([input]);
    const [second] = await declare([input]);
    expect(second).toMatchObject({ duplicate: true, stay: { id: first?.stay?.id }, errors: [] });
    expect(await countIn(house.id)).toEqual({ stays: 1, references: 1, inHouse: 1 });
  });

  it('and other content: refused', async () => {
    const input = row(house);
    await declare([input]);
    const [answer] = await declare([{ ...input, room: '999' }]);
    expect(answer).toMatchObject({
      stay: null,
      errors: [{ field: 'clientReference', code: 'REFERENCE_REUSED' }],
    });
  });

  it('twice in one batch: one stay', async () => {
    const input = row(house);
    const answers = await declare([input, input, { ...input, room: '999' }]);
    expect(answers.map(({ duplicate }) => duplicate)).toEqual([false, true, false]);
    expect(answers[1]?.stay?.id).toBe(answers[0]?.stay?.id);
    expect(answers[2]?.errors).toMatchObject([{ code: 'REFERENCE_REUSED' }]);
  });

  it('in another establishment: another stay', async () => {
    const other = await kit.createHouse({ operatorId: house.operatorId });
    const input = row(house);
    const answers = await declare([input, { ...input, establishmentId: other.id }]);
    expect(answers.map(({ duplicate, stay }) => duplicate || !stay)).toEqual([false, false]);
  });

  it('in 20 calls at once: one stay, one first answer and 19 repetitions of it', async () => {
    const input = row(house);
    const answers = (await Promise.all(Array.from({ length: 20 }, () => declare([input])))).flat();
    expect(new Set(answers.map(({ stay }) => stay?.id)).size).toBe(1);
    expect(answers.filter(({ duplicate }) => duplicate)).toHaveLength(19);
    expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
    expect(await countIn(house.id)).toEqual({ stays: 1, references: 1, inHouse: 1 });
    const days = await city.database.establishmentDay.findMany({ where: { establishmentId: house.id } });
    expect(days).toMatchObject([{ arrivals: 1, declarations: 1 }]);
  });

  it('in 20 calls at once with different content: one stay, the others are told', async () => {
    const input = row(house);
    const calls = Array.from({ length: 20 }, (_, i) => declare([{ ...input, room: String(i) }]));
    const answers = (await Promise.all(calls)).flat();
    expect(answers.filter(({ stay }) => stay)).toHaveLength(1);
    expect(answers.flatMap(({ errors }) => errors).map(({ code }) => code)).toEqual(
      Array.from({ length: 19 }, () => 'REFERENCE_REUSED'),
    );
  });

  it('in batches that run at once in opposite order: no batch waits for the other for ever', async () => {
    const input = Array.from({ length: 50 }, () => row(house));
    const both = await Promise.all([declare(input), declare([...input].reverse())]);
    expect(both.flat().filter(({ duplicate }) => duplicate)).toHaveLength(50);
    expect(await countIn(house.id)).toEqual({ stays: 50, references: 50, inHouse: 50 });
  });
});

describe('the same document', () => {
  it('in house already: refused, and the reference stays free', async () => {
    const first = row(house);
    await declare([first]);
    const again = row(house, { guest: first.guest });
    const [answer] = await declare([again]);
    expect(answer?.errors).toMatchObject([{ field: 'guest.documentNumber', code: 'ALREADY_IN_HOUSE' }]);
    expect(await countIn(house.id)).toEqual({ stays: 1, references: 1, inHouse: 1 });
  });

  it('at 20 calls at once: one stay, the others are told so', async () => {
    const { guest } = row(house);
    const calls = Array.from({ length: 20 }, () => declare([row(house, { guest })]));
    const answers = (await Promise.all(calls)).flat();
    expect(answers.filter(({ stay }) => stay)).toHaveLength(1);
    expect(answers.filter(({ errors }) => errors[0]?.code === 'ALREADY_IN_HOUSE')).toHaveLength(19);
    expect(await countIn(house.id)).toEqual({ stays: 1, references: 1, inHouse: 1 });
  });

  it('twice in one batch: the first row lands', async () => {
    const first = row(house);
    const answers = await declare([first, row(house, { guest: first.guest })]);
    expect(answers.map(({ stay }) => stay !== null)).toEqual([true, false]);
  });

  it('at two establishments: both are declared', async () => {
    const other = await kit.createHouse({ operatorId: house.operatorId });
    const { guest } = row(house);
    const answers = await declare([row(house, { guest }), row(other, { guest })]);
    expect(answers.every(({ stay }) => stay)).toBe(true);
  });
});

describe('a dry run', () => {
  it('answers the same and keeps nothing', async () => {
    const known = row(house);
    await declare([known]);
    const input = [
      row(house),
      row(house, { guest: known.guest }),
      row(house, { guest: { nationality: 'ZZZ' } }),
      known,
    ];
    const before = await countIn(house.id);
    const dry = await declare(input, true);
    expect(await countIn(house.id)).toEqual(before);
    const real = await declare(input);
    const outline = (answers: RowAnswer[]) =>
      answers.map(({ stay, duplicate, errors, warnings }) => ({
        isKept: stay !== null,
        duplicate,
        errors,
        warnings,
      }));
    expect(outline(dry)).toEqual(outline(real));
  });
});
