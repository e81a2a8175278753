import { randomInt } from 'node:crypto';
import { Viewer } from '@city/kit/request-identity/viewer';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { hashPassword } from '../sign-in/password.ts';
import { newCitizen } from '../testing/new-citizen.ts';
import { createTestGraph, type TestGraph } from '../testing/test-graph.ts';

let graph: TestGraph;

beforeAll(async () => {
  graph = await createTestGraph();
});
afterAll(() => graph?.stop());

const password = 'thuyen thung ra khoi';
const text = `mutation ($input: UpdateContactInput!, $password: String) {
  updateContact(input: $input, password: $password) { phone email permanentAddress } }`;

const freshPhone = () => `+849${randomInt(10_000_000, 99_999_999)}`;

/** An account with a phone and an e-mail, signed in an hour ago. */
async function holder() {
  const phone = freshPhone();
  const row = await newCitizen(graph, { passwordHash: await hashPassword(password) });
  const { id } = row;
  const email = `${id}@example.vn`;
  await graph.database.citizen.update({
    where: { id },
    data: {
      phoneHash: graph.vault.fingerprint('phone', phone),
      phoneCipher: graph.vault.seal(phone, `phone:${id}`),
      emailCipher: graph.vault.seal(email, `email:${id}`),
    },
  });
  return { id, phone, email, viewer: signedIn(id, 60) };
}

const signedIn = (citizenId: string, minutesAgo: number) =>
  new Viewer({
    kind: 'citizen',
    citizenId,
    authenticatedAt: new Date(Date.now() - minutesAgo * 60_000),
  });

const change = (viewer: Viewer, input: object, typed?: string) =>
  graph.ask(viewer, text, { input, password: typed });

async function emailOf(id: string): Promise<string | null> {
  const { emailCipher } = await graph.database.citizen.findUniqueOrThrow({ where: { id } });
  return emailCipher && graph.vault.open(emailCipher, `email:${id}`);
}

test('with an old sign-in alone neither phone nor e-mail changes, nor is anything sent', async () => {
  const { id, email, viewer } = await holder();
  const phone = freshPhone();
  const unknown = new Viewer({ kind: 'citizen', citizenId: id });
  for (const input of [{ email: 'thief@example.vn' }, { email: '' }, { phone }])
    for (const asked of [viewer, unknown])
      expect((await change(asked, input)).problem).toMatchObject({
        code: 'BAD_USER_INPUT',
        fields: ['password CONFIRMATION_NEEDED'],
      });
  expect(await emailOf(id)).toBe(email);
  expect(await graph.database.phoneCode.count({ where: { citizenId: id } })).toBe(0);
});

test('a wrong password changes nothing either, also right after the sign-in', async () => {
  const { id, email } = await holder();
  const { problem } = await change(signedIn(id, 0), { email: 'thief@example.vn' }, 'not it');
  expect(problem).toMatchObject({ fields: ['password PASSWORD_WRONG'] });
  expect(await emailOf(id)).toBe(email);
});

test('what stays the same, and the address, take no password', async () => {
  const { phone, email, viewer } = await holder();
  const input = { phone: `0${phone.slice(3)}`, email, permanentAddress: 'Tổ 1, Dương Đông' };
  expect((await change(viewer, input)).data?.updateContact).toEqual({ ...input, phone });
});

test('a changed e-mail is told to its owner, and to the address that is left', async () => {
  const { id, email, viewer } = await holder();
  const next = `new-${email}`;
  expect((await change(viewer, { email: next }, password)).data?.updateContact).toMatchObject({
    email: next,
  });
  await expect
    .poll(() => graph.told.emails.filter(({ to }) => to === email).map(({ subject }) => subject))
    .toEqual(['Địa chỉ thư điện tử đã được đổi / Your e-mail address was changed']);
  const told = await graph.database.notification.findMany({ where: { citizenId: id } });
  expect(told.map(({ titleEn }) => titleEn)).toEqual(['Your e-mail address was changed']);
});

test('a change that is sent twice at once is told once, and not to the new address', async () => {
  const { id, email, viewer } = await holder();
  const next = `new-${email}`;
  const answers = await Promise.all([
    change(viewer, { email: next }, password),
    change(viewer, { email: next }, password),
  ]);
  for (const { data } of answers) expect(data?.updateContact).toMatchObject({ email: next });
  await expect.poll(() => graph.told.emails.some(({ to }) => to === email)).toBe(true);
  expect(await graph.database.notification.count({ where: { citizenId: id } })).toBe(1);
});

test('the phone that is left is told once the new one is confirmed, whatever was chosen for notices', async () => {
  const { id, phone } = await holder();
  await graph.database.notificationPreference.create({
    data: { citizenId: id, kind: 'ACCOUNT', email: false, sms: false },
  });
  const next = freshPhone();
  await change(signedIn(id, 9), { phone: next });
  const code = await graph.codeFor(next);
  expect(graph.told.texts.filter(({ to }) => to === phone)).toEqual([]);
  const { problem } = await graph.ask(
    Viewer.anonymous,
    'mutation ($id: ID!, $code: String!) { confirmPhone(citizenId: $id, code: $code) { id } }',
    { id, code },
  );
  expect(problem).toBeNull();
  await expect.poll(() => graph.told.texts.filter(({ to }) => to === phone)).toHaveLength(1);
  expect(graph.told.texts.filter(({ to }) => to === next)).toEqual([]);
});

test('the address that is left waits encrypted for its message', async () => {
  const { email, viewer } = await holder();
  const send = vi.spyOn(graph.carriers.emails, 'send').mockRejectedValue(new Error('no line'));
  await change(viewer, { email: '' }, password);
  await expect.poll(() => send.mock.calls).toContainEqual([expect.objectContaining({ to: email })]);
  const jobs = await graph.database.$queryRaw<{ payload: unknown }[]>`
    select payload from identity_worker._private_jobs`;
  expect(JSON.stringify(jobs)).toContain('"channel":"EMAIL"');
  expect(JSON.stringify(jobs)).not.toContain(email);
  // The next attempt is the last: what waits for it is let go, whether it is sent or not.
  const left = async () => {
    await graph.database.$executeRaw`
      update identity_worker._private_jobs set attempts = max_attempts - 1, run_at = now()
       where payload ->> 'channel' = 'EMAIL' and locked_at is null and attempts < max_attempts`;
    return graph.database.$queryRaw`
      select attempts from identity_worker._private_jobs where payload ->> 'channel' = 'EMAIL'`;
  };
  await expect.poll(left).toEqual([]);
  send.mockRestore();
});
