import type { Viewer } from '@city/kit/request-identity/viewer';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { EstablishmentRecord } from '../establishment/establishment-record.ts';
import { checkOutStays, declareStays, type RowAnswer } from '../testing/operations.ts';
import { inspector, receptionist, row, seedKit } from '../testing/seed-kit.ts';
import { startTestCity, type TestCity } from '../testing/test-city.ts';
import { before } from '../testing/test-clock.ts';

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

async function declare(...input: ReturnType<typeof row>[]): Promise<string[]> {
  const viewer = staff;
  const { data } = await city.ask(viewer, declareStays, { input });
  return (data.declareStays as RowAnswer[]).map(({ stay }) => stay?.id ?? 'none');
}

const now = () => before(0);
const inHouse = () => city.database.inHouse.count({ where: { establishmentId: house.id } });
const checkOut = (ids: string[], departedAt = now(), viewer = staff) =>
  city.ask(viewer, checkOutStays, { ids, departedAt });

describe('checkOutStays', () => {
  it('lets guests leave: out of the house, counted, told to listeners', async () => {
    const ids = await declare(row(house), row(house));
    const { data, errors } = await checkOut(ids);
    expect(errors).toEqual([]);
    expect(data.checkOutStays).toMatchObject(ids.map((id) => ({ id, status: 'DEPARTED' })));
    expect(await inHouse()).toBe(0);
    const days = await city.database.establishmentDay.findMany({ where: { establishmentId: house.id } });
    expect(days).toMatchObject([{ arrivals: 2, departures: 2 }]);
    const events = await city.database.event.findMany({
      where: { payload: { path: ['establishmentId'], equals: house.id } },
      orderBy: { position: 'asc' },
    });
    expect(events.map(({ payload }) => (payload as { kind: string }).kind)).toEqual([
      'DECLARED',
      'DECLARED',
      'DEPARTED',
      'DEPARTED',
    ]);
  });

  it('at the same instant again: the same answer, nothing counted twice', async () => {
    const ids = await declare(row(house));
    const departedAt = now();
    const first = await checkOut(ids, departedAt);
    expect(await checkOut(ids, departedAt)).toEqual(first);
    const days = await city.database.establishmentDay.findMany({ where: { establishmentId: house.id } });
    expect(days).toMatchObject([{ departures: 1 }]);
  });

  it('in 20 calls at once: every guest leaves once', async () => {
    const ids = await declare(...Array.from({ length: 10 }, () => row(house)));
    const departedAt = now();
    const orders = Array.from({ length: 20 }, (_, i) => (i % 2 ? [...ids].reverse() : ids));
    const answers = await Promise.all(orders.map((order) => checkOut(order, departedAt)));
    expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
    const days = await city.database.establishmentDay.findMany({ where: { establishmentId: house.id } });
    expect(days).toMatchObject([{ departures: 10 }]);
  });

  it.each([['at another instant', () => before(1000), 'INVALID_TRANSITION']])(
    'a guest who has left, %s: refused',
    async (_, at, code) => {
      const ids = await declare(row(house));
      await checkOut(ids);
      const { errors } = await checkOut(ids, at());
      expect(errors[0]?.extensions).toMatchObject({ code, reason: 'STAY_ENDED' });
    },
  );

  it.each([
    ['before the arrival', -3_600_000, 'DEPARTED_BEFORE_ARRIVAL'],
    ['in the future', 3_600_000, 'DEPARTURE_IN_FUTURE'],
  ])('%s: refused', async (_, offsetMs, code) => {
    const ids = await declare(row(house));
    const { errors } = await checkOut(ids, before(-offsetMs));
    expect(errors[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [{ field: 'departedAt', code }],
    });
    expect(await inHouse()).toBe(1);
  });

  it('one of another house among them: not found, and nobody leaves', async () => {
    const own = await declare(row(house));
    const other = await kit.createHouse();
    const { data } = await city.ask(receptionist(other), declareStays, { input: [row(other)] });
    const [foreign] = (data.declareStays as RowAnswer[]).map(({ stay }) => stay?.id ?? '');
    for (const id of [foreign ?? '', '00000000-0000-4000-8000-000000000000', 'none']) {
      const { errors } = await checkOut([...own, id]);
      expect(errors[0]?.extensions.code).toBe('NOT_FOUND');
    }
    expect(await inHouse()).toBe(1);
  });

  it('an inspector may not check guests out', async () => {
    const ids = await declare(row(house));
    const { errors } = await checkOut(ids, now(), inspector());
    expect(errors[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('a document may come back after it has left, and not before', async () => {
    const first = row(house);
    const ids = await declare(first);
    const departedAt = now();
    await checkOut(ids, departedAt);
    const answers = await Promise.all(
      [-5_000, 0].map(async (offset) => {
        const arrivedAt = new Date(Date.parse(departedAt) + offset).toISOString();
        const input = [row(house, { guest: first.guest, arrivedAt })];
        const { data } = await city.ask(staff, declareStays, { input, dryRun: true });
        return (data.declareStays as RowAnswer[])[0];
      }),
    );
    expect(answers[0]?.errors).toMatchObject([{ field: 'arrivedAt', code: 'STAY_OVERLAPS' }]);
    expect(answers[1]?.errors).toEqual([]);
  });
});
