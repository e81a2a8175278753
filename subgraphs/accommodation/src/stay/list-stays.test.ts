import type { Viewer } from '@city/kit/request-identity/viewer';
import { addDays, localDay } from '@city/kit/time/vietnam-time';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EstablishmentRecord } from '../establishment/establishment-record.ts';
import { checkOutStays, declareStays, type RowAnswer } from '../testing/operations.ts';
import { inspector, operations, receptionist, row, seedKit } from '../testing/seed-kit.ts';
import { startTestCity, type TestCity } from '../testing/test-city.ts';
import { before, testNow } from '../testing/test-clock.ts';

let city: TestCity;
let kit: ReturnType<typeof seedKit>;
let house: EstablishmentRecord;
let otherHouse: EstablishmentRecord;
let ids: string[];
const today = localDay(testNow);

const searchFields = ['accommodation: Stay.guest', 'accommodation: stays(search)'];
const names = ['Đặng Thị Hương', 'Nguyễn Văn Bình', 'MÜLLER ÉLISE', 'Trần 100% Thật', 'Lê Văn_Gạch'];

beforeAll(async () => {
  city = await startTestCity();
  kit = seedKit(city);
  house = await kit.createHouse({ commune: 'An Thới' });
  otherHouse = await kit.createHouse({ commune: 'Gành Dầu' });
  const input = names.map((fullName, i) =>
    row(house, { guest: { fullName }, arrivedAt: before((i + 1) * 60_000) }),
  );
  const french = {
    nationality: 'FRA',
    documentKind: 'PASSPORT',
    documentNumber: '12AB34567',
    fullName: 'PETIT LEA',
  };
  const { data } = await city.ask(receptionist(house, otherHouse), declareStays, {
    input: [...input, row(otherHouse, { guest: french })],
  });
  ids = (data.declareStays as RowAnswer[]).map(({ stay }) => stay?.id ?? '');
});
afterAll(() => city.stop());

const staysQuery = /* GraphQL */ `
  query ($search: String, $nationality: String, $commune: String, $from: Date, $to: Date, $purpose: String!, $first: Int, $after: String) {
    stays(search: $search, nationality: $nationality, commune: $commune, from: $from, to: $to, purpose: $purpose, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { id guest { fullName } establishment { name } }
    }
  }
`;
type Found = {
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor: string };
  nodes: { id: string; guest: { fullName: string } }[];
};

async function find(variables: Record<string, unknown>, viewer = inspector()): Promise<Found> {
  const { data, errors } = await city.ask(viewer, staysQuery, { purpose: 'Kiểm tra', ...variables });
  expect(errors).toEqual([]);
  return data.stays as Found;
}
const namesOf = ({ nodes }: Found) => nodes.map(({ guest }) => guest.fullName);

describe('stays', () => {
  it.each([
    ['dang thi huong', ['Đặng Thị Hương']],
    ['ĐẶNG', ['Đặng Thị Hương']],
    ['nguyen van', ['Nguyễn Văn Bình']],
    ['muller elise', ['MÜLLER ÉLISE']],
    ['12ab34567', ['PETIT LEA']],
    ['12ab3456', []],
    ['petit lea 12ab', []],
    ['100%', ['Trần 100% Thật']],
    ['van_gach', ['Lê Văn_Gạch']],
    ["' OR 1=1--", []],
    ['\\', []],
  ])('searched for %j finds %j', async (search, expected) => {
    expect(namesOf(await find({ search }))).toEqual(expected);
  });

  it('filters by nationality, commune and day of arrival', async () => {
    expect(namesOf(await find({ nationality: 'fra' }))).toEqual(['PETIT LEA']);
    expect((await find({ commune: 'An Thới' })).totalCount).toBe(5);
    expect((await find({ from: today, to: today })).totalCount).toBeGreaterThan(0);
    expect((await find({ to: addDays(today, -2) })).totalCount).toBe(0);
  });

  it('pages through everything once, newest arrivals first', async () => {
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await find({ commune: 'An Thới', first: 2, after });
      expect(page.totalCount).toBe(5);
      seen.push(...namesOf(page));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : undefined;
    } while (after);
    expect(seen).toEqual(names);
  });

  it("a commune's inspector finds the own commune only", async () => {
    expect((await find({}, inspector('Gành Dầu'))).totalCount).toBe(1);
    expect((await find({ commune: 'An Thới' }, inspector('Gành Dầu'))).totalCount).toBe(0);
  });

  it('records who looked at which guests for what, with one statement for the whole page', async () => {
    const viewer = inspector('An Thới');
    const statements = await city.statementsOf(() => find({ purpose: 'Tìm người mất tích' }, viewer));
    expect(statements.filter((sql) => sql.includes('INSERT INTO access_record'))).toHaveLength(1);
    const records = await city.database.accessRecord.findMany({
      where: { accessedBy: `citizen:${viewer.citizenId}` },
    });
    expect(records).toMatchObject([{ purpose: 'Tìm người mất tích', fields: ['accommodation: Stay.guest'] }]);
    expect(records[0]?.stayIds.toSorted()).toEqual(ids.slice(0, 5).toSorted());
  });

  it('does not record what is not looked at', async () => {
    const viewer = inspector();
    await city.ask(viewer, '{ stays(purpose: "Đếm lượt") { totalCount nodes { id room } } }');
    const where = { accessedBy: `citizen:${viewer.citizenId}` };
    expect(await city.database.accessRecord.count({ where })).toBe(0);
  });

  const lookAt = '{ totalCount nodes { arrivedAt room establishment { name address } } }';
  const looksOf = ({ citizenId }: Viewer) =>
    city.database.accessRecord.findMany({ where: { accessedBy: `citizen:${citizenId}` } });

  it.each(['petit lea', '12AB34567'])(
    'records who is found by a search for %j, whatever is selected',
    async (search) => {
      for (const selection of [lookAt, '{ totalCount }']) {
        const viewer = inspector();
        const text = `query ($search: String) { stays(search: $search, purpose: "Kiểm tra") ${selection} }`;
        const { data } = await city.ask(viewer, text, { search });
        expect(data.stays).toMatchObject({ totalCount: 1 });
        expect(await looksOf(viewer)).toMatchObject([{ stayIds: [ids[5]], fields: searchFields }]);
      }
    },
  );

  it('of a search counts nobody behind a cursor past them', async () => {
    const after = Buffer.from(JSON.stringify(['2001-01-01T00:00:00.000Z', ids[5]])).toString('base64url');
    expect(await find({ search: 'petit lea', after })).toMatchObject({ totalCount: 0, nodes: [] });
  });

  it('records a search and the guest that it found as one look', async () => {
    const viewer = inspector();
    await find({ search: 'petit lea' }, viewer);
    expect(await looksOf(viewer)).toMatchObject([{ fields: searchFields }]);
  });

  it('needs the same few statements for one row and for many', async () => {
    const one = await city.statementsOf(() => find({ first: 1 }));
    const many = await city.statementsOf(() => find({}));
    expect(many).toHaveLength(one.length);
    expect(many.length).toBeLessThanOrEqual(4);
  });

  it.each([
    [{ purpose: '  ' }, 'purpose', 'PURPOSE_OF_ACCESS_MISSING'],
    [{ purpose: '.' }, 'purpose', 'PURPOSE_OF_ACCESS_MISSING'],
    [{ search: 'a\u0000' }, 'search', 'SEARCH_NOT_ACCEPTED'],
    [{ from: '2026-02-02', to: '2026-02-01' }, 'from', 'PERIOD_NOT_ACCEPTED'],
    [{ after: 'nowhere' }, 'after', 'CURSOR_INVALID'],
    [{ first: 0 }, 'first', 'PAGE_SIZE_INVALID'],
    [{ first: 501 }, 'first', 'PAGE_SIZE_INVALID'],
  ])('refuses %j', async (variables, field, code) => {
    const { errors } = await city.ask(inspector(), staysQuery, { purpose: 'Kiểm tra', ...variables });
    expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ field, code }] });
  });

  it('refuses staff and the operations centre', async () => {
    for (const viewer of [receptionist(house), operations()]) {
      const { errors } = await city.ask(viewer, staysQuery, { purpose: 'Kiểm tra' });
      expect(errors[0]?.extensions.code).toBe('FORBIDDEN');
    }
  });
});

describe('a look that cannot be recorded', () => {
  it('gives no data', async () => {
    const broken = await startTestCity();
    const brokenKit = seedKit(broken);
    const place = await brokenKit.createHouse();
    await broken.ask(receptionist(place), declareStays, { input: [row(place)] });
    await broken.database.$executeRaw`DROP TABLE access_record`;
    const { data, errors } = await broken.ask(inspector(), staysQuery, { purpose: 'Kiểm tra' });
    expect(data).toEqual({});
    expect(errors[0]?.extensions.code).toBe('INTERNAL');
    // Staff reading the guests of the own house needs no record.
    const own = await broken.ask(
      receptionist(place),
      'query ($id: ID!) { establishment(id: $id) { stays { nodes { guest { fullName } } } } }',
      { id: place.id },
    );
    expect(own.errors).toEqual([]);
    await broken.stop();
  });
});

describe('Establishment.stays', () => {
  const query = /* GraphQL */ `
    query ($id: ID!, $inHouseOn: Date, $arrivingOn: Date, $departingOn: Date, $search: String) {
      establishment(id: $id) {
        stays(inHouseOn: $inHouseOn, arrivingOn: $arrivingOn, departingOn: $departingOn, search: $search) {
          totalCount
          nodes { id }
        }
      }
    }
  `;
  async function totalOf(place: EstablishmentRecord, variables: Record<string, unknown>): Promise<number> {
    const { data, errors } = await city.ask(receptionist(place), query, { id: place.id, ...variables });
    expect(errors).toEqual([]);
    return (data.establishment as { stays: { totalCount: number } }).stays.totalCount;
  }

  it('tells who is in house, who came and who leaves', async () => {
    const place = await kit.createHouse();
    const staff = receptionist(place);
    const input = [row(place), row(place), row(place, { expectedDepartureOn: today })];
    const { data } = await city.ask(staff, declareStays, { input });
    const [first] = (data.declareStays as RowAnswer[]).map(({ stay }) => stay?.id);
    await city.ask(staff, checkOutStays, { ids: [first], departedAt: before(0) });
    expect(await totalOf(place, { inHouseOn: today })).toBe(2);
    expect(await totalOf(place, { inHouseOn: addDays(today, -1) })).toBe(0);
    expect(await totalOf(place, { arrivingOn: today })).toBe(3);
    expect(await totalOf(place, { departingOn: today })).toBe(2);
    expect(await totalOf(place, { departingOn: addDays(today, 2) })).toBe(1);
    expect(await totalOf(place, { search: 'nguyen thi' })).toBe(3);
  });

  it('searched by an inspector records whom it found; staff search by parts of a number', async () => {
    const viewer = inspector();
    const variables = { id: otherHouse.id, search: 'petit' };
    await city.ask(viewer, query, variables);
    const where = { accessedBy: `citizen:${viewer.citizenId}` };
    const records = await city.database.accessRecord.findMany({ where });
    expect(records).toMatchObject([{ stayIds: [ids[5]], fields: searchFields }]);
    expect((await city.ask(viewer, query, { ...variables, search: '12ab3' })).data).toMatchObject({
      establishment: { stays: { totalCount: 0 } },
    });
    expect(await totalOf(otherHouse, { search: '12ab3' })).toBe(1);
  });

  it('is for the staff and the inspectors of the house', async () => {
    for (const viewer of [receptionist(otherHouse), inspector('Gành Dầu'), operations()]) {
      const { errors } = await city.ask(viewer, query, { id: house.id });
      expect(errors[0]?.extensions.code).toBe('FORBIDDEN');
    }
  });
});

describe('stay', () => {
  const query =
    'query ($id: ID, $receiptNumber: String) { stay(id: $id, receiptNumber: $receiptNumber) { id receiptNumber } }';

  it('is found by its id and by its receipt, by who may see it', async () => {
    const { data } = await city.ask(inspector(), query, { id: ids[0] });
    const { receiptNumber } = data.stay as { receiptNumber: string };
    expect((await city.ask(receptionist(house), query, { receiptNumber })).data.stay).toMatchObject({
      id: ids[0],
    });
  });

  it('of another is not there, like one that does not exist', async () => {
    for (const id of [ids[0], '00000000-0000-4000-8000-000000000000', "'; --"]) {
      expect(await city.ask(receptionist(otherHouse), query, { id })).toEqual({
        data: { stay: null },
        errors: [],
      });
    }
  });

  it('wants exactly one of the two keys', async () => {
    for (const variables of [{}, { id: ids[0], receiptNumber: 'PQ' }]) {
      const { errors } = await city.ask(inspector(), query, variables);
      expect(errors[0]?.extensions).toMatchObject({ fields: [{ code: 'KEY_NEEDED' }] });
    }
  });
});
