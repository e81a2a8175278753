import { randomUUID } from 'node:crypto';
import { Viewer } from '@city/kit/request-identity/viewer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newCitizen } from '../testing/new-citizen.ts';
import { newOrganization } from '../testing/new-organization.ts';
import { createTestGraph, person, type TestGraph } from '../testing/test-graph.ts';

let graph: TestGraph;
let serial = 100;

beforeAll(async () => {
  graph = await createTestGraph();
});
afterAll(() => graph?.stop());

const confirmText = `mutation ($id: ID!, $code: String!) {
  confirmPhone(citizenId: $id, code: $code) { id } }`;
const contactText = `mutation ($input: UpdateContactInput!) {
  updateContact(input: $input) { phone email permanentAddress } }`;

const freshPhone = () => `0908000${String(serial++)}`;
const international = (phone: string) => `+84${phone.slice(1)}`;
const confirm = (id: string, code: string) => graph.ask(Viewer.anonymous, confirmText, { id, code });
/** Somebody who has just signed in. */
const signedInNow = (citizenId: string) =>
  new Viewer({ kind: 'citizen', citizenId, authenticatedAt: new Date() });
const change = (id: string, input: object) => graph.ask(signedInNow(id), contactText, { input });

/** Somebody who waits for a code. */
async function waiting() {
  const [citizen, phone] = [await newCitizen(graph), freshPhone()];
  await change(citizen.id, { phone });
  return { id: citizen.id, phone, code: await graph.codeFor(international(phone)) };
}
const other = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

test('a new phone number counts from the moment its code comes back; the rest of the contact at once', async () => {
  const { id, phone, code } = await waiting();
  const before = await change(id, { email: 'a@example.vn' });
  expect(before.data?.updateContact).toEqual({ phone: null, email: 'a@example.vn', permanentAddress: null });
  await confirm(id, code);
  const after = await change(id, { email: '' });
  expect(after.data?.updateContact).toMatchObject({ phone: international(phone), email: null });
});

test('of five confirmations at once one counts and every other says that the code was used', async () => {
  const { id, code } = await waiting();
  const answers = await Promise.all(Array.from({ length: 5 }, () => confirm(id, code)));
  expect(answers.filter(({ problem }) => problem === null)).toHaveLength(1);
  for (const { problem } of answers.filter((answer) => answer.problem))
    expect(problem).toMatchObject({ code: 'CONFLICT', reason: 'CODE_USED' });
});

test('after five wrong codes the right one is worth nothing, also when thirty came at once', async () => {
  const { id, code } = await waiting();
  await Promise.all(Array.from({ length: 30 }, () => confirm(id, other(code))));
  expect((await confirm(id, code)).problem).toMatchObject({ fields: ['code CODE_WRONG'] });
  const row = await graph.database.phoneCode.findFirstOrThrow({ where: { citizenId: id } });
  expect(row.attempts).toBe(5);
});

test('a wrong code, an expired one and an account that does not exist answer alike', async () => {
  const [wrong, expired] = [await waiting(), await waiting()];
  await graph.database.phoneCode.updateMany({
    where: { citizenId: expired.id },
    data: { expiresAt: new Date(Date.now() - 1_000) },
  });
  const answers = [
    await confirm(wrong.id, other(wrong.code)),
    await confirm(expired.id, expired.code),
    await confirm(randomUUID(), '123456'),
    await confirm('no id', '123456'),
    await confirm(wrong.id, ''),
  ];
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
});

test('the code lies encrypted in the row, and the message names nobody', async () => {
  const { id, phone, code } = await waiting();
  const row = await graph.database.phoneCode.findFirstOrThrow({ where: { citizenId: id } });
  expect(Buffer.from(row.codeCipher).includes(code)).toBe(false);
  const message = graph.sent.find(({ to }) => to === international(phone));
  expect(message?.text).not.toContain('Trần');
});

test('a phone is sent no second code within half a minute, and answers tell nothing about accounts', async () => {
  const { id } = await waiting();
  const resend = (citizenId: string) =>
    graph.ask(Viewer.anonymous, 'mutation ($id: ID!) { resendPhoneCode(citizenId: $id) }', { id: citizenId });
  expect((await resend(id)).problem?.code).toBe('RATE_LIMITED');
  for (const nobody of [randomUUID(), 'no id'])
    expect((await resend(nobody)).data).toEqual({ resendPhoneCode: true });
});

test("a number that became somebody else's in the meantime is told to its holder only", async () => {
  const [first, second] = [await waiting(), await newCitizen(graph)];
  await graph.database.phoneCode.updateMany({ data: { sentAt: new Date(Date.now() - 60_000) } });
  await change(second.id, { phone: first.phone });
  const code = await graph.codeFor(international(first.phone), 2);
  await confirm(first.id, first.code);
  expect((await confirm(second.id, code)).problem).toMatchObject({ code: 'CONFLICT', reason: 'PHONE_TAKEN' });
});

test('an officer who saw the document verifies a person, leaves a trace and the person is told', async () => {
  const [citizen, officer, pending] = [
    await newCitizen(graph),
    await newCitizen(graph),
    await newCitizen(graph, { confirmedAt: null }),
  ];
  const organizationId = await newOrganization(graph, { kind: 'COMMUNE', name: 'Bộ phận một cửa' });
  const viewer = person(officer.id, [{ organizationId, scopes: ['identity:verify'] }]);
  const text =
    'mutation ($id: ID!, $seen: String!) { verifyCitizen(citizenId: $id, documentSeen: $seen) { id } }';
  const verify = (who: typeof viewer, id: string, seen = 'Thẻ căn cước') =>
    graph.ask(who, text, { id, seen });
  expect((await verify(viewer, citizen.id)).data?.verifyCitizen).toEqual({ id: citizen.id });
  const traces = await graph.database.verification.findMany({ where: { citizenId: citizen.id } });
  expect(traces).toMatchObject([{ officerId: officer.id, organizationId, documentSeen: 'Thẻ căn cước' }]);
  const me = await graph.ask(person(citizen.id), '{ me { unreadNotifications citizen { assuranceLevel } } }');
  expect(me.data?.me).toEqual({ unreadNotifications: 1, citizen: { assuranceLevel: 'VERIFIED' } });
  expect((await verify(viewer, officer.id)).problem?.reason).toBe('OWN_ACCOUNT');
  expect((await verify(viewer, citizen.id, ' ')).problem?.fields).toEqual(['documentSeen DOCUMENT_MISSING']);
  for (const id of [pending.id, randomUUID(), 'no id'])
    expect((await verify(viewer, id)).problem?.code).toBe('NOT_FOUND');
  expect((await verify(person(officer.id), citizen.id)).problem?.code).toBe('FORBIDDEN');
});
