import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { declareStays } from '../testing/operations.ts';
import { inspector, operations, person, receptionist, row, seedKit } from '../testing/seed-kit.ts';
import { startTestCity, type TestCity } from '../testing/test-city.ts';

let city: TestCity;
let kit: ReturnType<typeof seedKit>;
const anyone = person([]);

beforeAll(async () => {
  city = await startTestCity();
  kit = seedKit(city);
});
afterAll(() => city.stop());

const listQuery = /* GraphQL */ `
  query ($search: String, $commune: String, $kind: EstablishmentKind, $first: Int, $after: String) {
    establishments(search: $search, commune: $commune, kind: $kind, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { id code name kind address commune rooms active location { latitude longitude } operator { id } }
    }
  }
`;
type List = {
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor: string };
  nodes: { id: string; code: string; name: string }[];
};
const list = async (variables: Record<string, unknown>) =>
  (await city.ask(anyone, listQuery, variables)).data.establishments as List;

describe('establishments', () => {
  it('are found by name without case and diacritics, by commune and kind', async () => {
    const house = await kit.createHouse({
      name: 'Nhà nghỉ Đồi Sim Tím',
      kind: 'GUEST_HOUSE',
      commune: 'Cửa Cạn',
    });
    await kit.createHouse({ name: 'Khách sạn Đồi Khác', commune: 'Cửa Cạn' });
    expect((await list({ search: 'DOI SIM' })).nodes.map(({ id }) => id)).toEqual([house.id]);
    expect((await list({ commune: 'Cửa Cạn' })).totalCount).toBe(2);
    expect((await list({ commune: 'Cửa Cạn', kind: 'GUEST_HOUSE' })).totalCount).toBe(1);
    expect((await list({ search: '%' })).totalCount).toBe(0);
  });

  it('are paged by code, each once', async () => {
    for (let i = 0; i < 5; i++) await kit.createHouse({ commune: 'Bãi Thơm' });
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await list({ commune: 'Bãi Thơm', first: 2, after });
      seen.push(...page.nodes.map(({ code }) => code));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : undefined;
    } while (after);
    expect(seen).toHaveLength(5);
    expect(seen).toEqual([...new Set(seen)].sort());
  });

  it('are found by id or code, and only by one of them', async () => {
    const house = await kit.createHouse();
    const query = 'query ($id: ID, $code: String) { establishment(id: $id, code: $code) { code } }';
    expect((await city.ask(anyone, query, { id: house.id })).data.establishment).toEqual({
      code: house.code,
    });
    expect((await city.ask(anyone, query, { code: house.code })).data.establishment).toEqual({
      code: house.code,
    });
    expect((await city.ask(anyone, query, { id: 'none' })).data.establishment).toBeNull();
    expect((await city.ask(anyone, query, { code: 'a\u0000' })).data.establishment).toBeNull();
    expect((await city.ask(anyone, query, {})).errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});

describe('occupancy', () => {
  const query =
    'query ($id: ID!) { establishment(id: $id) { occupancy { guests foreignGuests rooms occupiedRooms at } } }';

  it('counts guests and rooms', async () => {
    const house = await kit.createHouse({ rooms: 7 });
    const french = { nationality: 'FRA', documentKind: 'PASSPORT', documentNumber: '12AB34567' };
    const input = [
      row(house),
      row(house),
      row(house, { room: '303', guest: french }),
      row(house, { room: null }),
    ];
    await city.ask(receptionist(house), declareStays, { input });
    const { data } = await city.ask(receptionist(house), query, { id: house.id });
    expect(data.establishment).toMatchObject({
      occupancy: { guests: 4, foreignGuests: 1, rooms: 7, occupiedRooms: 2 },
    });
  });

  it('is for the staff and the inspectors of the house', async () => {
    const house = await kit.createHouse({ commune: 'Hàm Ninh' });
    const codeFor = async (viewer: typeof anyone) =>
      (await city.ask(viewer, query, { id: house.id })).errors[0]?.extensions.code;
    expect(await codeFor(inspector('Hàm Ninh'))).toBeUndefined();
    expect(await codeFor(inspector('Bãi Thơm'))).toBe('FORBIDDEN');
    expect(await codeFor(receptionist(await kit.createHouse()))).toBe('FORBIDDEN');
    expect(await codeFor(operations())).toBe('FORBIDDEN');
  });
});

describe('references', () => {
  const query = /* GraphQL */ `
    query ($representations: [_Any!]!) {
      _entities(representations: $representations) {
        ... on Establishment { id name occupancy { guests } }
        ... on Organization { establishments { code } }
        ... on Stay { receiptNumber establishment { code } }
      }
    }
  `;

  it('of many houses are answered with one statement for the houses and one for their guests', async () => {
    const houses = await Promise.all(Array.from({ length: 30 }, () => kit.createHouse()));
    const representations = houses.map(({ id }) => ({ __typename: 'Establishment', id }));
    const statements = await city.statementsOf(async () => {
      const { data, errors } = await city.ask(inspector(), query, { representations });
      expect(errors).toEqual([]);
      expect(data._entities).toMatchObject(houses.map(({ id, name }) => ({ id, name })));
    });
    expect(statements).toHaveLength(2);
  });

  it('by code, of operators, of nothing and with more than a key: reloaded by key', async () => {
    const house = await kit.createHouse();
    const { data, errors } = await city.ask(anyone, query.replace('occupancy { guests }', ''), {
      representations: [
        { __typename: 'Establishment', code: house.code, name: 'forged' },
        { __typename: 'Organization', id: house.operatorId },
        { __typename: 'Organization', id: 'none' },
        { __typename: 'Establishment', id: '00000000-0000-4000-8000-000000000000' },
      ],
    });
    expect(errors).toEqual([]);
    expect(data._entities).toEqual([
      { id: house.id, name: house.name },
      { establishments: [{ code: house.code }] },
      { establishments: [] },
      null,
    ]);
  });

  it('of many operators are answered with one statement', async () => {
    const houses = await Promise.all(Array.from({ length: 20 }, () => kit.createHouse()));
    const representations = houses.map(({ operatorId }) => ({ __typename: 'Organization', id: operatorId }));
    expect(await city.statementsOf(() => city.ask(anyone, query, { representations }))).toHaveLength(1);
  });

  it('of stays: those of others are not there, the others take two statements', async () => {
    const [own, other] = [await kit.createHouse(), await kit.createHouse()];
    const both = receptionist(own, other);
    const input = [...Array.from({ length: 20 }, () => row(own)), row(other)];
    const { data } = await city.ask(both, declareStays, { input });
    const ids = (data.declareStays as { stay: { id: string } }[]).map(({ stay }) => stay.id);
    const representations = ids.map((id) => ({ __typename: 'Stay', id }));
    let entities: unknown[] = [];
    const statements = await city.statementsOf(async () => {
      entities = (await city.ask(receptionist(own), query, { representations })).data._entities as unknown[];
    });
    expect(entities.filter((entity) => entity !== null)).toHaveLength(20);
    expect(entities.at(-1)).toBeNull();
    expect(statements).toHaveLength(2);
  });
});
