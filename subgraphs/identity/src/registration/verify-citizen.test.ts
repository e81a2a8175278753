import { randomInt, randomUUID } from 'node:crypto';
import type { Viewer } from '@city/kit/request-identity/viewer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newCitizen } from '../testing/new-citizen.ts';
import { newOrganization } from '../testing/new-organization.ts';
import { createTestGraph, person, type TestGraph } from '../testing/test-graph.ts';

let graph: TestGraph;
let officer: Viewer;

beforeAll(async () => {
  graph = await createTestGraph();
  const organizationId = await newOrganization(graph, { kind: 'COMMUNE', name: 'Bộ phận một cửa' });
  officer = person((await newCitizen(graph)).id, [{ organizationId, scopes: ['identity:verify'] }]);
});
afterAll(() => graph?.stop());

const newPhone = () => `09${randomInt(10_000_000, 99_999_999)}`;

/** Somebody who is signed in to an account of the number, with this phone. */
async function registered(phone: string, assuranceLevel: 'SELF_DECLARED' | 'VERIFIED' = 'SELF_DECLARED') {
  const phoneHash = graph.vault.fingerprint('phone', `+84${phone.slice(1)}`);
  const { id } = await newCitizen(graph, { phoneHash: new Uint8Array(phoneHash), assuranceLevel });
  const sid = randomUUID();
  const session = { id: sid, citizenId: id, device: '?', network: '?', methods: [] };
  await graph.database.signInSession.create({ data: session });
  return { id, sid };
}

const verify = (id: string, more: { phone?: string; key?: string } = {}) =>
  graph.ask(
    officer,
    `mutation ($id: ID!, $phone: String, $key: String) {
       verifyCitizen(citizenId: $id, documentSeen: "Thẻ căn cước", idempotencyKey: $key, phone: $phone) { id } }`,
    { id, ...more },
  );
const levelOf = async (id: string) =>
  (await graph.database.citizen.findUniqueOrThrow({ where: { id } })).assuranceLevel;
const isSignedIn = async (sid: string) =>
  (await graph.database.signInSession.findUniqueOrThrow({ where: { id: sid } })).endedAt === null;
async function historyOf(id: string) {
  const { data } = await graph.ask(
    officer,
    'query ($id: ID!) { deskAccount(citizenId: $id, purpose: "Xác minh") { history { act phoneCompared } } }',
    { id },
  );
  return (data?.deskAccount as { history: unknown } | undefined)?.history;
}

test('an account that somebody else opened with another phone is not handed over, and the officer has it on record', async () => {
  const [attackers, victims] = [newPhone(), newPhone()];
  const { id } = await registered(attackers);
  const refused = await verify(id, { phone: victims, key: 'one visit' });
  expect(refused.problem).toMatchObject({ code: 'CONFLICT', reason: 'PHONE_DIFFERS' });
  expect(await levelOf(id)).toBe('SELF_DECLARED');
  expect(await historyOf(id)).toEqual([{ act: 'VERIFICATION_REFUSED', phoneCompared: true }]);
});

test('the phone that the person names verifies the account; a slip is put right under the same key', async () => {
  const phone = newPhone();
  const { id, sid } = await registered(phone);
  const key = randomUUID();
  expect((await verify(id, { phone: newPhone(), key })).problem?.reason).toBe('PHONE_DIFFERS');
  const spaced = `+84 ${phone.slice(1, 4)} ${phone.slice(4)}`;
  for (const _ of [1, 2])
    expect((await verify(id, { phone: spaced, key })).data?.verifyCitizen).toEqual({ id });
  expect(await levelOf(id)).toBe('VERIFIED');
  expect(await isSignedIn(sid)).toBe(true);
  expect(await historyOf(id)).toEqual([
    { act: 'VERIFICATION', phoneCompared: true },
    { act: 'VERIFICATION_REFUSED', phoneCompared: true },
  ]);
});

test('who was signed in to an account that was verified without its phone is out', async () => {
  const { id, sid } = await registered(newPhone());
  expect((await verify(id)).data?.verifyCitizen).toEqual({ id });
  expect(await isSignedIn(sid)).toBe(false);
  expect(await graph.database.revocation.count({ where: { sessionId: sid } })).toBe(1);
  expect(await historyOf(id)).toEqual([{ act: 'VERIFICATION', phoneCompared: false }]);
});

test('a verified account keeps its holder, whatever phone the person has by now', async () => {
  const { id, sid } = await registered(newPhone(), 'VERIFIED');
  expect((await verify(id, { phone: newPhone() })).data?.verifyCitizen).toEqual({ id });
  expect(await isSignedIn(sid)).toBe(true);
});

test('what is no phone number is refused at its field', async () => {
  const { id } = await registered(newPhone());
  for (const phone of ['12', ''])
    expect((await verify(id, { phone })).problem?.fields).toEqual(['phone PHONE_INVALID']);
  expect(await historyOf(id)).toEqual([]);
});
