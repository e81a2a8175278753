import { expect, test } from 'vitest';
import type { GraphAsker } from '#graphql/server-query.ts';
import { answerAsCsv } from './answer-as-csv.ts';

const asked = { reader: { citizenId: 'c' }, from: 'a', to: 'b', purpose: 'Công văn 12' };

const person = (fullName: string) => ({
  citizen: { id: `id of ${fullName}`, fullName },
  looks: 2,
  fields: ['identity: Citizen.nationalId', 'elsewhere: Thing.field'],
  purposes: ['=1+1', 'Kiểm tra'],
  firstAt: '2026-11-22T01:30:00Z',
  lastAt: '2026-11-22T02:30:00.500Z',
});

/** A graph of as many pages as are given; nothing after the last that is there. */
function graphOf(...pages: string[][]) {
  const cursors: unknown[] = [];
  const ask = (async (_document: unknown, { after }: { after: string | null }) => {
    cursors.push(after);
    const names = pages[Number(after ?? 0)];
    if (!names) return { data: null, problems: [] };
    const endCursor = String(cursors.length);
    const pageInfo = { hasNextPage: names.at(-1) === 'more', endCursor };
    return { data: { dataReadBy: { nodes: names.map(person), pageInfo } }, problems: [] };
  }) as unknown as GraphAsker;
  return { ask, cursors };
}

test('all pages come one after the other, as text that a spreadsheet does not run', async () => {
  const { ask, cursors } = graphOf(['Lê Thị Hân', 'more'], ['Đỗ Hải Yến']);
  const file = await new Response(await answerAsCsv('vi', ask, asked)).text();
  const lines = file.trim().split('\r\n');
  expect(lines).toHaveLength(4);
  expect(lines[1]).toBe(
    `"Lê Thị Hân","id of Lê Thị Hân",2,"2026-11-22 08:30:00","2026-11-22 09:30:00","Số định danh; elsewhere: Thing.field","'=1+1; Kiểm tra"`,
  );
  expect(cursors).toEqual([null, '1']);
});

test('the next page is asked for when the one before is taken, not ahead of it', async () => {
  const { ask, cursors } = graphOf(['more'], ['more'], ['more'], ['more'], ['last']);
  const reader = (await answerAsCsv('vi', ask, asked))?.getReader();
  await reader?.read();
  expect(cursors.length).toBeLessThanOrEqual(3);
  await reader?.cancel();
});

test('a list that breaks off does not look whole, and one that never began is none', async () => {
  const { ask } = graphOf(['more']);
  await expect(new Response(await answerAsCsv('vi', ask, asked)).text()).rejects.toThrow();
  expect(await answerAsCsv('vi', graphOf().ask, asked)).toBeNull();
});
