import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { buildSubgraph } from './schema.ts';

test('the committed schema is what the code makes', async () => {
  const committed = await readFile(new URL('../schema.graphql', import.meta.url), 'utf8');
  expect((await buildSubgraph()).sdl).toBe(committed);
});
