import { seedId } from '@city/kit/seed/seed-id';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startProcedures } from '../testing/procedures-database.ts';

let city: Awaited<ReturnType<typeof startProcedures>>;
beforeAll(async () => {
  city = await startProcedures();
});
afterAll(() => city.stop());

const everything = `
  id code name { vi en } field { code name { vi en } procedureCount } level serviceLevel
  agency { id } processingDays fee version
  requiredDocuments { code name { vi en } mandatory originals copies }`;

test('a procedure is found by its code, with all that belongs to it', async () => {
  const { procedure } = await city.query<{ procedure: unknown }>(
    `{ procedure(code: "1.001193") { ${everything} } }`,
  );
  expect(procedure).toEqual({
    id: seedId('procedure', '1.001193'),
    code: '1.001193',
    name: { vi: 'Đăng ký khai sinh', en: 'Birth registration' },
    field: { code: 'ho-tich', name: { vi: 'Hộ tịch', en: 'Civil status' }, procedureCount: 35 },
    level: 'COMMUNE',
    serviceLevel: 'LEVEL_4',
    agency: { id: seedId('organization', 'UBND-DK') },
    processingDays: 1,
    fee: 0,
    version: 1,
    requiredDocuments: [
      expect.objectContaining({ code: 'GT01', name: { vi: 'Tờ khai đăng ký khai sinh', en: null } }),
      expect.objectContaining({ code: 'GT02', mandatory: true, originals: 1, copies: 0 }),
      expect.objectContaining({ code: 'GT03' }),
      expect.objectContaining({ code: 'GT04', mandatory: false }),
    ],
  });
});

test.each(['9.999999', '', '1.001193 ', '\0'])('the code %j is nobody’s', async (code) => {
  const data = await city.query('query ($code: String!) { procedure(code: $code) { id } }', { code });
  expect(data).toEqual({ procedure: null });
});

test('the fields come by name with their counts, which make 450', async () => {
  const { procedureFields } = await city.query<{
    procedureFields: { code: string; name: { vi: string }; procedureCount: number }[];
  }>('{ procedureFields { code name { vi } procedureCount } }');
  expect(procedureFields).toHaveLength(61);
  expect(new Set(procedureFields.map(({ code }) => code)).size).toBe(61);
  expect(procedureFields.reduce((sum, field) => sum + field.procedureCount, 0)).toBe(450);
  const names = procedureFields.map(({ name }) => name.vi);
  expect(names).toEqual([...names].sort(new Intl.Collator('vi').compare));
});

describe('references', () => {
  const entities = `query ($representations: [_Any!]!) {
    _entities(representations: $representations) {
      ... on Procedure { code }
      ... on Organization { id procedures { code } }
    }
  }`;

  test('a procedure is known by id and by code; what is not there answers null', async () => {
    const id = seedId('procedure', '1.000656');
    const data = await city.query(entities, {
      representations: [
        { __typename: 'Procedure', id },
        { __typename: 'Procedure', code: '1.001193' },
        { __typename: 'Procedure', id: seedId('procedure', 'nothing') },
        { __typename: 'Procedure', id: 'not-an-id' },
        { __typename: 'Procedure', code: '\0' },
      ],
    });
    expect(data).toEqual({ _entities: [{ code: '1.000656' }, { code: '1.001193' }, null, null, null] });
  });

  test('an organisation has the procedures it handles, by name; another has none', async () => {
    const { _entities } = await city.query<{ _entities: { procedures: { code: string }[] }[] }>(entities, {
      representations: ['P-TP', 'UBND-DK', 'LB-0001', 'not an id'].map((code) => ({
        __typename: 'Organization',
        id: code.includes(' ') ? code : seedId('organization', code),
      })),
    });
    expect(_entities.map(({ procedures }) => procedures.length)).toEqual([26, 128, 0, 0]);
  });
});

describe('the number of statements does not grow with the answer', () => {
  test.each([
    ['one procedure', `{ procedure(code: "1.001193") { ${everything} } }`, 4],
    ['a page of 500', `{ procedures(first: 500) { totalCount nodes { ${everything} } } }`, 5],
    ['a search', `{ procedures(search: "dang ky") { totalCount nodes { ${everything} } } }`, 5],
    ['fields', '{ procedureFields { code procedureCount } }', 1],
  ])('%s', async (_what, source, expected) => {
    expect(await city.statementsOf(source)).toBe(expected);
  });
});

describe('versions', () => {
  test('what is in force on the day of the question is answered', async () => {
    const procedureId = seedId('procedure', '1.000894');
    await city.prisma.procedureVersion.update({
      where: { procedureId_version: { procedureId, version: 1 } },
      data: { validTo: new Date('2026-11-22') },
    });
    const read = () =>
      city.query('{ procedure(code: "1.000894") { version fee requiredDocuments { code } } }');
    expect(await read()).toEqual({ procedure: null });
    const next = { procedureId, version: 2, serviceLevel: 'LEVEL_4', processingDays: 2, fee: 7000 } as const;
    await city.prisma.procedureVersion.create({ data: { ...next, validFrom: new Date('2026-11-22') } });
    expect(await read()).toEqual({ procedure: { version: 2, fee: 7000, requiredDocuments: [] } });
  });

  test('the database refuses two versions in force on one day', async () => {
    const procedureId = seedId('procedure', '1.001193');
    const second = { procedureId, version: 2, serviceLevel: 'LEVEL_4', processingDays: 1, fee: 0 } as const;
    const overlapping = city.prisma.procedureVersion.create({
      data: { ...second, validFrom: new Date('2027-01-01') },
    });
    await expect(overlapping).rejects.toThrow(/procedure_version_days/);
  });
});
