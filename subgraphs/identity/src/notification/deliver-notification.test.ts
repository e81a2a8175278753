import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Viewer } from '@city/kit/request-identity/viewer';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { textMessagesByHttp } from '../registration/text-messages.ts';
import { newCitizen } from '../testing/new-citizen.ts';
import { createTestGraph, person, type TestGraph } from '../testing/test-graph.ts';
import { emailsToFolder } from './emails.ts';
import { notify } from './notify.ts';

let graph: TestGraph;

beforeAll(async () => {
  graph = await createTestGraph();
});
afterAll(() => graph?.stop());

const secretInBody = 'Mã hồ sơ H-4711';

async function reachable() {
  const id = randomUUID();
  const [phone, email] = [`+8490${id.slice(0, 7)}`, `${id}@example.vn`];
  await newCitizen(graph, {
    id,
    phoneCipher: graph.vault.seal(phone, `phone:${id}`),
    emailCipher: graph.vault.seal(email, `email:${id}`),
  });
  return { id, phone, email };
}

const tell = (citizenId: string, kind: 'APPLICATION' | 'STAY' = 'APPLICATION') =>
  graph.database.$transaction((tx) =>
    notify(tx, {
      citizenId,
      kind,
      title: { vi: 'Hồ sơ đã được tiếp nhận', en: 'Your application was received' },
      body: { vi: secretInBody, en: null },
      link: '/applications/1',
      source: 'test',
      sourceReference: randomUUID(),
    }),
  );

const textsTo = (phone: string) => graph.told.texts.filter(({ to }) => to === phone);
const emailsTo = (email: string) => graph.told.emails.filter(({ to }) => to === email);
const deliveriesText = '{ notifications { nodes { id deliveries { channel status } } } }';

test('what is told goes out by e-mail and message, once each, without what only the person should read', async () => {
  const { id, phone, email } = await reachable();
  await tell(id);
  await vi.waitFor(() => expect([textsTo(phone).length, emailsTo(email).length]).toEqual([1, 1]));
  const [{ text: message } = { text: '' }] = textsTo(phone);
  expect(message).toMatch(/hồ sơ của bạn.*portal\.test/);
  const [{ subject, text } = { subject: '', text: '' }] = emailsTo(email);
  expect(subject).toBe('Hồ sơ đã được tiếp nhận / Your application was received');
  expect(text).toContain('https://portal.test/vi/applications/1');
  for (const out of [message, subject, text]) expect(out).not.toContain('4711');
  await vi.waitFor(async () => {
    const { data } = await graph.ask(person(id), deliveriesText);
    expect(data).toMatchObject({
      notifications: {
        nodes: [
          {
            deliveries: [
              { channel: 'EMAIL', status: 'SENT' },
              { channel: 'SMS', status: 'SENT' },
            ],
          },
        ],
      },
    });
  });
});

test('each kind goes the ways that the person chose; what was not chosen stays in the portal', async () => {
  const { id, phone, email } = await reachable();
  const choose =
    'mutation { setNotificationPreference(kind: APPLICATION, email: false, sms: false) { kind email sms } }';
  const { data } = await graph.ask(person(id), choose);
  expect(data?.setNotificationPreference).toHaveLength(6);
  expect(data?.setNotificationPreference).toContainEqual({ kind: 'APPLICATION', email: false, sms: false });
  expect(data?.setNotificationPreference).toContainEqual({ kind: 'STAY', email: true, sms: false });
  await tell(id, 'APPLICATION');
  await tell(id, 'STAY');
  await vi.waitFor(() => expect(emailsTo(email)).toHaveLength(1));
  expect(textsTo(phone)).toEqual([]);
  expect(await graph.database.notification.count({ where: { citizenId: id } })).toBe(2);
});

const chooseText =
  'mutation ($of: [NotificationPreferenceInput!]!) { setNotificationPreferences(preferences: $of) { kind email sms } }';

test('several choices are saved at once; what is left out stays', async () => {
  const { id } = await reachable();
  const first = [
    { kind: 'STAY', email: false, sms: true },
    { kind: 'APPLICATION', email: false, sms: false },
  ];
  await graph.ask(person(id), chooseText, { of: first });
  const { data } = await graph.ask(person(id), chooseText, {
    of: [{ kind: 'STAY', email: false, sms: false }],
  });
  expect(data?.setNotificationPreferences).toHaveLength(6);
  expect(data?.setNotificationPreferences).toEqual(
    expect.arrayContaining([
      { kind: 'STAY', email: false, sms: false },
      { kind: 'APPLICATION', email: false, sms: false },
      { kind: 'ACCOUNT', email: true, sms: true },
    ]),
  );
  const nothing = await graph.ask(person(id), chooseText, { of: [] });
  expect(nothing.data?.setNotificationPreferences).toEqual(data?.setNotificationPreferences);
});

test('a kind that is chosen twice is refused, and nothing of it is saved', async () => {
  const { id } = await reachable();
  const twice = [
    { kind: 'STAY', email: false, sms: true },
    { kind: 'ACCOUNT', email: false, sms: false },
    { kind: 'STAY', email: true, sms: false },
  ];
  const { problem } = await graph.ask(person(id), chooseText, { of: twice });
  expect(problem).toMatchObject({ code: 'BAD_USER_INPUT', fields: ['preferences.2.kind CHOICE_TWICE'] });
  expect(await graph.database.notificationPreference.count({ where: { citizenId: id } })).toBe(0);
});

test('twenty forms saved at once leave the choices of one of them', async () => {
  const { id } = await reachable();
  const kinds = ['APPLICATION', 'STAY', 'INCIDENT', 'VIOLATION', 'ENVIRONMENT', 'ACCOUNT'];
  const forms = Array.from({ length: 20 }, (_, n) =>
    (n % 2 ? kinds : kinds.toReversed()).map((kind) => ({ kind, email: n % 3 === 0, sms: n % 3 !== 0 })),
  );
  const answers = await Promise.all(forms.map((of) => graph.ask(person(id), chooseText, { of })));
  expect(answers.map(({ problem }) => problem)).toEqual(forms.map(() => null));
  const rows = await graph.database.notificationPreference.findMany({ where: { citizenId: id } });
  expect(new Set(rows.map(({ email, sms }) => `${email} ${sms}`)).size).toBe(1);
});

test('a carrier that fails is tried again, and each message still comes once', async () => {
  const { id, email } = await reachable();
  const send = vi.spyOn(graph.carriers.emails, 'send').mockRejectedValueOnce(new Error('no line'));
  await tell(id);
  await vi.waitFor(() => expect(emailsTo(email)).toHaveLength(1));
  expect(send.mock.calls.filter(([{ to }]) => to === email)).toHaveLength(2);
  send.mockRestore();
  const where = { notification: { citizenId: id }, channel: 'EMAIL' as const };
  await vi.waitFor(async () => {
    const row = await graph.database.notificationDelivery.findFirstOrThrow({ where });
    expect(row).toMatchObject({ status: 'SENT', attempts: 2 });
  });
});

test('who cannot be reached is told in the portal alone, and nobody but a person chooses', async () => {
  const { id } = await newCitizen(graph);
  await tell(id);
  expect(
    await graph.database.notificationDelivery.count({ where: { notification: { citizenId: id } } }),
  ).toBe(0);
  const asked = await graph.ask(Viewer.anonymous, '{ notificationPreferences { kind } }');
  expect(asked.problem).toMatchObject({ code: 'UNAUTHENTICATED' });
});

test('e-mails in the folder are what a mail server would get, for the service’s own eyes', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'city-mail-'));
  const emails = emailsToFolder(folder, { from: 'Đặc khu <a@phuquoc.example>', domain: 'phuquoc.example' });
  const email = { id: 'm1', to: 'b@example.vn', subject: 'Thông báo\r\nBcc: c@example.vn', text: 'Nội dung' };
  await emails.send(email);
  await emails.send(email);
  expect(await readdir(folder)).toEqual(['m1.eml']);
  const content = await readFile(join(folder, 'm1.eml'), 'utf8');
  expect(content).toContain('Message-ID: <m1@phuquoc.example>');
  expect(content).not.toMatch(/^Bcc:/m);
  expect((await stat(join(folder, 'm1.eml'))).mode & 0o077).toBe(0);
  await rm(folder, { recursive: true });
});

test('a carrier by HTTP gets the token and the id as its idempotency key; its refusal is an error', async () => {
  let status = 202;
  const asked: { key: unknown; authorization: unknown }[] = [];
  const server = createServer((request, response) => {
    asked.push({ key: request.headers['idempotency-key'], authorization: request.headers.authorization });
    response.writeHead(status).end();
  }).listen(0);
  const { port } = server.address() as AddressInfo;
  const message = { id: 'm1', to: '+84900000001', text: 'x' };
  const carrier = textMessagesByHttp(`http://localhost:${port}/messages`, 'a-token-of-ours');
  await carrier.send(message);
  expect(asked).toEqual([{ key: 'm1', authorization: 'Bearer a-token-of-ours' }]);
  status = 503;
  await expect(carrier.send(message)).rejects.toThrow('503');
  server.close();
});
