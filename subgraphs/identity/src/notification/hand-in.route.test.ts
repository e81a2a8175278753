import { signatureHeader, signRequest } from '@city/kit/request-identity/gateway-signature';
import { seedId } from '@city/kit/seed/seed-id';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newCitizen } from '../testing/new-citizen.ts';
import { type RunningIdentity, startTestIdentity } from '../testing/running-identity.ts';

let identity: RunningIdentity;

beforeAll(async () => {
  identity = await startTestIdentity();
});
afterAll(() => identity?.stop());

const message = (more: object = {}) => ({
  citizenId: seedId('citizen', 'citizen'),
  kind: 'STAY',
  title: { vi: 'Có khai báo lưu trú mới', en: 'A stay was declared for you' },
  body: { vi: 'Khách sạn Biển Xanh' },
  link: '/account',
  source: 'accommodation',
  sourceReference: 'stay 1',
  ...more,
});

test('a job that asks again under the same reference is told that it was heard', async () => {
  const first = await identity.handIn(message());
  const again = await identity.handIn(message());
  expect([first.status, again.status]).toEqual([201, 200]);
  expect(await again.json()).toEqual(await first.json());
  expect((await identity.handIn(message({ kind: 'ACCOUNT' }))).status).toBe(409);
});

test('only our own services hand in, each request once', async () => {
  for (const header of ['', 't=1,n=x,v1=00', `t=${Date.now()},n=${'a'.repeat(22)},v1=${'0'.repeat(64)}`])
    expect((await identity.handIn(message({ sourceReference: 'forged' }), { header })).status).toBe(401);
  const other = signRequest({
    secret: 's'.repeat(43),
    method: 'POST',
    path: '/internal/notifications',
    body: '{}',
  });
  expect((await identity.handIn(message({ sourceReference: 'forged' }), { header: other })).status).toBe(401);
  const count = await identity.database.notification.count({ where: { sourceReference: 'forged' } });
  expect(count, signatureHeader).toBe(0);
});

test.each([
  { kind: 'OTHER' },
  { citizenId: 'x' },
  { link: 'https://elsewhere.example' },
  { link: '//elsewhere.example' },
  { link: '/\\elsewhere.example' },
  { title: { vi: '' } },
  { body: { vi: 'a\u0000b' } },
  { readAt: '2026-01-01T00:00:00Z' },
])('what is no notification is refused: %j', async (more) => {
  expect((await identity.handIn(message({ sourceReference: 'wrong', ...more }))).status).toBe(400);
});

test('somebody who does not exist, or has not confirmed the phone yet, is told nothing', async () => {
  const unknown = message({ citizenId: seedId('citizen', 'nobody'), sourceReference: 'nobody' });
  expect((await identity.handIn(unknown)).status).toBe(404);
  const pending = await newCitizen(identity, { confirmedAt: null });
  const told = message({ citizenId: pending.id, sourceReference: 'pending' });
  expect((await identity.handIn(told)).status).toBe(404);
});
