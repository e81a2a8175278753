import type { Viewer } from '@city/kit/request-identity/viewer';
import type { ExecutionResult } from 'graphql';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { EstablishmentRecord } from '../establishment/establishment-record.ts';
import { checkOutStays, declareStays, type RowAnswer } from '../testing/operations.ts';
import { inspector, operations, receptionist, row, seedKit } from '../testing/seed-kit.ts';
import { startTestCity, type TestCity } from '../testing/test-city.ts';
import { before } from '../testing/test-clock.ts';

let city: TestCity;
let kit: ReturnType<typeof seedKit>;
const open: AsyncIterableIterator<ExecutionResult>[] = [];

beforeAll(async () => {
  city = await startTestCity();
  kit = seedKit(city);
});
afterEach(async () => {
  for (const stream of open.splice(0)) await stream.return?.();
});
afterAll(() => city.stop());

const subscription = /* GraphQL */ `
  subscription ($establishmentId: ID, $commune: String, $after: String) {
    stayChanged(establishmentId: $establishmentId, commune: $commune, after: $after) {
      eventCursor kind at
      stay { id guest { fullName } establishment { name operator { id } } }
    }
  }
`;

type Change = { eventCursor: string; kind: string; stay: { id: string; guest: { fullName: string } } };

async function listen(viewer: Viewer, variables: Record<string, unknown> = {}) {
  const stream = await city.listen(viewer, subscription, variables);
  open.push(stream);
  return {
    async next(): Promise<Change> {
      const { value } = await stream.next();
      expect(value?.errors ?? []).toEqual([]);
      return value?.data?.stayChanged as Change;
    },
  };
}

async function declare(house: EstablishmentRecord, input = [row(house)]): Promise<string[]> {
  const { data } = await city.ask(receptionist(house), declareStays, { input });
  return (data.declareStays as RowAnswer[]).map(({ stay }) => stay?.id ?? '');
}

it('an inspector hears of a declaration and of the departure, with the guest and the house', async () => {
  const house = await kit.createHouse({ commune: 'Bãi Thơm' });
  const board = await listen(inspector('Bãi Thơm'));
  const [id = ''] = await declare(house);
  expect(await board.next()).toMatchObject({
    kind: 'DECLARED',
    stay: {
      id,
      guest: { fullName: 'Nguyễn Thị Thử' },
      establishment: { name: house.name, operator: { id: house.operatorId } },
    },
  });
  await city.ask(receptionist(house), checkOutStays, { ids: [id], departedAt: before(0) });
  expect(await board.next()).toMatchObject({ kind: 'DEPARTED', stay: { id } });
});

it('every look of the live board is recorded before the data leaves', async () => {
  const house = await kit.createHouse({ commune: 'Cửa Cạn' });
  const viewer = inspector('Cửa Cạn');
  const board = await listen(viewer);
  const [id = ''] = await declare(house);
  await board.next();
  const records = await city.database.accessRecord.findMany({ where: { stayIds: { has: id } } });
  expect(records).toMatchObject([
    {
      accessedBy: `citizen:${viewer.citizenId}`,
      organizationId: viewer.memberships[0]?.organizationId,
      fields: ['accommodation: Stay.guest'],
      purpose: 'Theo dõi bảng lưu trú trực tuyến',
    },
  ]);
});

it('who comes back with a cursor gets what happened since, once and in order', async () => {
  const house = await kit.createHouse();
  const staff = receptionist(house);
  const first = await listen(staff);
  await declare(house);
  const { eventCursor } = await first.next();
  const ids = await declare(
    house,
    Array.from({ length: 5 }, () => row(house)),
  );
  const second = await listen(staff, { after: eventCursor });
  const later = await declare(house);
  const seen = [];
  for (const _ of [...ids, ...later]) seen.push((await second.next()).stay.id);
  expect(seen).toEqual([...ids, ...later]);
});

it('nobody hears of the houses of others', async () => {
  const [own, other] = [await kit.createHouse({ commune: 'Hàm Ninh' }), await kit.createHouse()];
  const staff = await listen(receptionist(own));
  const police = await listen(inspector('Hàm Ninh'));
  await declare(other);
  const [id] = await declare(own);
  expect((await staff.next()).stay.id).toBe(id);
  expect((await police.next()).stay.id).toBe(id);
});

it('filters by house and by commune', async () => {
  const [here, there] = [await kit.createHouse(), await kit.createHouse({ commune: 'An Thới' })];
  const byHouse = await listen(inspector(), { establishmentId: here.id.toUpperCase() });
  const byCommune = await listen(inspector(), { commune: 'An Thới' });
  const [thereId] = await declare(there);
  const [hereId] = await declare(here);
  expect((await byHouse.next()).stay.id).toBe(hereId);
  expect((await byCommune.next()).stay.id).toBe(thereId);
});

it("another's house answers like one that does not exist", async () => {
  const [own, other] = [await kit.createHouse(), await kit.createHouse()];
  for (const establishmentId of [other.id, '00000000-0000-4000-8000-000000000000', 'none']) {
    await expect(listen(receptionist(own), { establishmentId })).rejects.toMatchObject({
      answer: { extensions: { code: 'NOT_FOUND' } },
    });
  }
});

it('refuses who may not see stays, and a cursor from nowhere', async () => {
  await expect(listen(operations())).rejects.toMatchObject({ answer: { extensions: { code: 'FORBIDDEN' } } });
  const stream = await city.listen(inspector(), subscription, { after: 'nowhere' });
  await expect(stream.next()).rejects.toMatchObject({
    answer: { extensions: { code: 'BAD_USER_INPUT', fields: [{ code: 'CURSOR_INVALID' }] } },
  });
});
