import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startProcedures } from '../testing/procedures-database.ts';

type Found = { totalCount: number; nodes: { code: string; name: { vi: string } }[] };

let city: Awaited<ReturnType<typeof startProcedures>>;
beforeAll(async () => {
  city = await startProcedures();
});
afterAll(() => city.stop());

async function search(text: string | null, more: Record<string, unknown> = {}): Promise<Found> {
  const { procedures } = await city.query<{ procedures: Found }>(
    `query ($search: String, $field: String, $level: GovernmentLevel, $first: Int) {
      procedures(search: $search, field: $field, level: $level, first: $first) {
        totalCount nodes { code name { vi } }
      }
    }`,
    { search: text, first: 500, ...more },
  );
  return procedures;
}

describe('diacritics, case and form of Unicode make no difference', () => {
  test.each([
    'đăng ký khai sinh',
    'Đăng ký khai sinh',
    'ĐĂNG KÝ KHAI SINH',
    'dang ky khai sinh',
    'DANG KY KHAI SINH',
    'đang ký khai sinh',
    'dăng ky khai sịnh',
    'đăng ký khai sinh'.normalize('NFD'),
    '  dang   ky khai sinh ',
    'dang-ky, khai.sinh',
  ])('%j finds birth registration first, and the same list', async (text) => {
    const found = await search(text);
    expect(found.nodes[0]?.code).toBe('1.001193');
    expect(found).toEqual(await search('đăng ký khai sinh'));
    expect(found.totalCount).toBe(11);
  });
});

describe('what people type leads to what they mean', () => {
  test.each([
    ['another order of words', 'khai tử đăng ký', '1.000656'],
    ['the beginning of words', 'dang k khai s', '1.001193'],
    ['one letter missing', 'dang ky kai sinh', '1.001193'],
    ['letters swapped', 'dnag ky khai sihn', '1.001193'],
    ['a wrong vowel', 'ket hun', '1.000894'],
    ['i for y', 'dang ki ket hon', '1.000894'],
    ['English', 'birth registration', '1.001193'],
    ['English with a slip', 'marrage registration', '1.000894'],
    ['the code', '1.001193', '1.001193'],
    ['the code, another case', 'pq-pbpl-001', 'PQ-PBPL-001'],
    ['the end of the code', '001193', '1.001193'],
    ['name and field', 'dang ky ket hon ho tich', '1.000894'],
  ])('%s: %j', async (_what, text, code) => {
    expect((await search(text)).nodes[0]?.code).toBe(code);
  });
});

test('a procedure is the first one found by its own name, with and without diacritics, and by its code', async () => {
  const everyNinth = city.catalogue.procedures.filter((_, index) => index % 9 === 0);
  for (const { code, nameVi } of everyNinth) {
    const plain = nameVi
      .normalize('NFD')
      .replace(/\p{Mn}/gu, '')
      .replaceAll('đ', 'd')
      .replaceAll('Đ', 'D');
    for (const text of [nameVi, plain, code]) {
      expect((await search(text.slice(0, 200), { first: 1 })).nodes[0]?.code).toBe(code);
    }
  }
});

test('a phrase in the name comes before its words apart, and those before words in the field', async () => {
  const names = (await search('tam tru')).nodes.map(({ name }) => name.vi);
  const isPhrase = names.map((name) => name.toLowerCase().includes('tạm trú'));
  expect(isPhrase.lastIndexOf(true)).toBeLessThan(isPhrase.indexOf(false));
});

test('near misses appear only when nothing holds all the words', async () => {
  const found = await search('khai sinh');
  for (const { name } of found.nodes) expect(name.vi.toLowerCase()).toContain('khai sinh');
});

describe('signs that mean something to a database are only signs', () => {
  test.each([
    '%',
    '_',
    '%%',
    'khai%sinh',
    'k_ai',
    "'",
    '"',
    "' OR '1'='1",
    '\\',
    '\0',
    'xyzzy',
    '<%',
    '|',
    '🙂',
  ])('%j finds nothing', async (text) => {
    expect(await search(text)).toEqual({ totalCount: 0, nodes: [] });
  });

  test('a sign that a name holds is found', async () => {
    await city.prisma.procedure.update({
      where: { code: '1.000656' },
      data: { nameWords: '| giam 50% le_phi |', searchWords: '| giam 50% le_phi | 1 000656 |' },
    });
    for (const text of ['50%', 'le_phi']) expect((await search(text)).totalCount).toBe(1);
    const before = city.catalogue.procedures.find(({ code }) => code === '1.000656');
    await city.prisma.procedure.update({
      where: { code: '1.000656' },
      data: { nameWords: before?.nameWords, searchWords: before?.searchWords },
    });
  });
});

test.each([null, '', '   '])('%j finds all 450, by name as Vietnamese sorts', async (text) => {
  const { totalCount, nodes } = await search(text);
  expect(totalCount).toBe(450);
  const names = nodes.map(({ name }) => name.vi);
  expect(names).toEqual([...names].sort(new Intl.Collator('vi').compare));
});

test('field and level narrow the search and its count', async () => {
  expect((await search(null, { field: 'ho-tich' })).totalCount).toBe(35);
  expect((await search(null, { level: 'COMMUNE' })).totalCount).toBe(151);
  expect((await search(null, { level: 'PROVINCE' })).totalCount).toBe(0);
  expect((await search('ket hon', { field: 'dat-dai' })).totalCount).toBe(0);
  for (const field of ['khong-co', '', '\0', "'"]) expect((await search(null, { field })).totalCount).toBe(0);
  const both = await search('khai sinh', { field: 'ho-tich', level: 'DISTRICT' });
  expect(both.totalCount).toBeGreaterThan(0);
  expect(both.totalCount).toBeLessThan((await search('khai sinh', { field: 'ho-tich' })).totalCount);
});

test('a text of more than 200 characters is refused by name', async () => {
  const { errors } = await city.execute(`{ procedures(search: "${'a'.repeat(201)}") { totalCount } }`);
  expect(errors?.[0]?.originalError).toMatchObject({
    code: 'BAD_USER_INPUT',
    fields: [{ field: 'search', code: 'SEARCH_TOO_LONG' }],
  });
});
