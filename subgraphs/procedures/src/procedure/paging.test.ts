import { afterAll, beforeAll, expect, test } from 'vitest';
import { startProcedures } from '../testing/procedures-database.ts';

type PageInfo = { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string | null };
type Found = { totalCount: number; nodes: { code: string }[]; pageInfo: PageInfo };

let city: Awaited<ReturnType<typeof startProcedures>>;
beforeAll(async () => {
  city = await startProcedures();
});
afterAll(() => city.stop());

const document = `query ($search: String, $first: Int, $after: String) {
  procedures(search: $search, first: $first, after: $after) {
    totalCount nodes { code } pageInfo { hasNextPage hasPreviousPage endCursor }
  }
}`;

async function readPage(variables: Record<string, unknown>): Promise<Found> {
  return (await city.query<{ procedures: Found }>(document, variables)).procedures;
}

test.each([
  [null, 90],
  ['cap', 7],
  ['dang ky', 10],
  ['khai sihn', 3],
])('the pages of %j hold each procedure once, in the order of the whole', async (search, first) => {
  const whole = await readPage({ search, first: 500 });
  const seen: string[] = [];
  let after: string | null = null;
  for (let hasNextPage = true; hasNextPage; ) {
    const page = await readPage({ search, first, after });
    expect(page.totalCount).toBe(whole.totalCount);
    expect(page.pageInfo.hasPreviousPage).toBe(after !== null);
    seen.push(...page.nodes.map(({ code }) => code));
    ({ hasNextPage, endCursor: after } = page.pageInfo);
  }
  expect(seen).toEqual(whole.nodes.map(({ code }) => code));
  expect(new Set(seen).size).toBe(whole.totalCount);
});

test('a procedure that ends between two pages neither repeats nor skips another', async () => {
  const before = await readPage({ search: 'dat dai', first: 500 });
  const firstPage = await readPage({ search: 'dat dai', first: 5 });
  const ended = before.nodes[2]?.code ?? '';
  const { id } = await city.prisma.procedure.findUniqueOrThrow({ where: { code: ended } });
  await city.prisma.procedureVersion.updateMany({
    where: { procedureId: id },
    data: { validTo: new Date('2026-01-01') },
  });
  const rest = await readPage({ search: 'dat dai', first: 500, after: firstPage.pageInfo.endCursor });
  expect(rest.nodes).toEqual(before.nodes.slice(5));
  expect(rest.totalCount).toBe(before.totalCount - 1);
});

test.each([
  ['a cursor from nowhere', { after: 'bm90aGluZw' }, 'CURSOR_INVALID'],
  ['a cursor of another list', { after: Buffer.from('["a"]').toString('base64url') }, 'CURSOR_INVALID'],
  ['no entry', { first: 0 }, 'PAGE_SIZE_INVALID'],
  ['501 entries', { first: 501 }, 'PAGE_SIZE_INVALID'],
])('%s is refused', async (_what, variables, code) => {
  const { errors } = await city.execute(document, variables);
  expect(errors?.[0]?.originalError).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ code }] });
});
