import { randomUUID } from 'node:crypto';
import { Viewer } from '@city/kit/request-identity/viewer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashPassword } from '../sign-in/password.ts';
import { newCitizen } from '../testing/new-citizen.ts';
import { createTestGraph, type TestGraph } from '../testing/test-graph.ts';

let graph: TestGraph;

beforeAll(async () => {
  graph = await createTestGraph();
});
afterAll(() => graph?.stop());

const password = 'thuyen thung ra khoi';

const signedIn = (citizenId: string, minutesAgo: number) =>
  new Viewer({
    kind: 'citizen',
    citizenId,
    sessionId: randomUUID(),
    authenticatedAt: new Date(Date.now() - minutesAgo * 60_000),
  });

const setUpApp = async (viewer: Viewer, typed: string) => {
  const text = 'mutation ($password: String!) { beginTotp(password: $password) { secret } }';
  const { data, problem } = await graph.ask(viewer, text, { password: typed });
  return data?.beginTotp ? 'begun' : problem?.fields;
};

test('who came from another provider, without password and factor, adds one right after signing in there', async () => {
  const { id } = await newCitizen(graph, { passwordHash: null });
  expect(await setUpApp(signedIn(id, 9), '')).toBe('begun');
  for (const minutesAgo of [11, -60])
    expect(await setUpApp(signedIn(id, minutesAgo), '')).toEqual(['password PASSWORD_WRONG']);
  expect(await setUpApp(new Viewer({ kind: 'citizen', citizenId: id }), '')).toEqual([
    'password PASSWORD_WRONG',
  ]);
});

test('who has a password types it, also right after signing in', async () => {
  const { id } = await newCitizen(graph, { passwordHash: await hashPassword(password) });
  expect(await setUpApp(signedIn(id, 0), '')).toEqual(['password PASSWORD_WRONG']);
  expect(await setUpApp(signedIn(id, 0), password)).toBe('begun');
});

test('the eleventh wrong password in a quarter of an hour is not looked at, the right one neither', async () => {
  const { id } = await newCitizen(graph, { passwordHash: await hashPassword(password) });
  const viewer = signedIn(id, 60);
  for (let count = 0; count < 10; count++) await setUpApp(viewer, 'not it');
  const text = 'mutation ($password: String!) { beginTotp(password: $password) { secret } }';
  expect((await graph.ask(viewer, text, { password })).problem?.code).toBe('RATE_LIMITED');
});
