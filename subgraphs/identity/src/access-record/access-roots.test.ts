import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTestGraph, type TestGraph } from '../testing/test-graph.ts';
import { chainOrigin, linkHash } from './access-chain.ts';
import { readSignedRoot } from './root-signature.ts';
import { signAccessRoots } from './sign-access-roots.ts';
import { verifyAccessChain } from './verify-access-chain.ts';
import { verifyAccessRoots } from './verify-access-roots.ts';

const newKey = () => ({
  ...generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }),
  kid: randomUUID(),
});
const keys = [newKey()];
let graph: TestGraph;

beforeAll(async () => {
  graph = await createTestGraph();
});
beforeEach(() => graph.database.$executeRaw`truncate access_record, access_chain, access_root`);
afterAll(() => graph?.stop());

/** A day that is over, with as many looks. */
async function pastDay(day: string, count: number, start: Uint8Array = chainOrigin): Promise<Uint8Array> {
  let head: Uint8Array<ArrayBuffer> = new Uint8Array(start);
  for (let chainPosition = 1; chainPosition <= count; chainPosition++) {
    const row = {
      id: randomUUID(),
      citizenId: randomUUID(),
      accessedById: randomUUID(),
      accessedByClientId: null,
      organizationId: null,
      fields: ['identity: Citizen.phone'],
      purpose: null,
      requestId: null,
      accessedAt: new Date(),
      chainPosition,
      source: null,
      aboutCipher: null,
      inquiry: 'ROUTINE' as const,
      legalGround: null,
      visibleFrom: null,
    };
    head = linkHash(graph.vault, head, { ...row, chainDay: day });
    await graph.database.accessRecord.create({ data: { ...row, chainDay: new Date(day), hash: head } });
  }
  await graph.database.accessChain.create({
    data: { day: new Date(day), start: new Uint8Array(start), length: count, head },
  });
  return head;
}

async function twoSignedDays() {
  const first = await pastDay('2026-01-05', 3);
  await pastDay('2026-01-06', 2, first);
  return signAccessRoots(graph.database, keys);
}

const verify = () => verifyAccessRoots(graph.database, keys);

test('each day that is over is signed once, and today is not', async () => {
  const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
  const signed = await twoSignedDays();
  await pastDay(today, 1);
  expect(signed.map(({ day, length }) => [day, length])).toEqual([
    ['2026-01-05', 3],
    ['2026-01-06', 2],
  ]);
  expect(await signAccessRoots(graph.database, keys)).toEqual([]);
  expect(await verify()).toBeNull();
});

test('a chain written anew by someone who has the key of the hashes is not the one that was signed', async () => {
  await twoSignedDays();
  const published = (await graph.database.accessRoot.findMany()).map(({ day, signature }) => ({
    day: day.toISOString().slice(0, 10),
    signature,
  }));
  await graph.database.$executeRaw`truncate access_record, access_chain`;
  const first = await pastDay('2026-01-05', 2);
  await pastDay('2026-01-06', 2, first);
  expect((await verifyAccessChain(graph.database, graph.vault)).broken).toBeNull();
  expect(await verify()).toMatchObject({ day: '2026-01-05', reason: expect.stringContaining('signed') });
  // Even where the roots were signed anew too, a copy that was kept elsewhere tells.
  await graph.database.$executeRaw`truncate access_root`;
  await signAccessRoots(graph.database, keys);
  expect(await verify()).toBeNull();
  expect(await verifyAccessRoots(graph.database, keys, published)).toEqual({
    day: '2026-01-05',
    reason: 'it is not what was published',
  });
});

test.each([
  [
    'a root of another chain',
    '2026-01-06',
    `update access_root set signature = (select signature from access_root where day = '2026-01-05') where day = '2026-01-06'`,
  ],
  ['a root taken out', '2026-01-05', `delete from access_root where day = '2026-01-05'`],
  ['a day taken out with its records', '2026-01-06', `delete from access_chain where day = '2026-01-06'`],
  ['a day said to be shorter', '2026-01-05', `update access_chain set length = 2 where day = '2026-01-05'`],
])('%s is found, with its day', async (_what, day, statement) => {
  await twoSignedDays();
  await graph.database.$executeRawUnsafe(statement);
  expect(await verify()).toMatchObject({ day });
});

test('only the keys of the city sign, and a token of theirs is no root', async () => {
  await twoSignedDays();
  const [row] = await graph.database.accessRoot.findMany();
  const signature = row?.signature ?? '';
  expect(readSignedRoot(signature, [newKey(), ...keys])).toMatchObject({ day: '2026-01-05', length: 3 });
  expect(readSignedRoot(signature, [newKey()])).toBeNull();
  const [header, , value] = signature.split('.');
  const other = Buffer.from(JSON.stringify({ day: '2026-01-05', length: 9, root: '' })).toString('base64url');
  expect(readSignedRoot(`${header}.${other}.${value}`, keys)).toBeNull();
});
