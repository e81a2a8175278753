import { randomUUID } from 'node:crypto';
import { seedId } from '@city/kit/seed/seed-id';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { codeOfStep, stepAt } from '../second-factor/totp.ts';
import { newCitizen } from '../testing/new-citizen.ts';
import { PortalClient, type SignInForm } from '../testing/portal-client.ts';
import { demo, portalUrl, type RunningIdentity, startTestIdentity } from '../testing/running-identity.ts';
import { SoftwarePasskey } from '../testing/software-passkey.ts';
import { hashPassword } from './password.ts';

let identity: RunningIdentity;

beforeAll(async () => {
  identity = await startTestIdentity();
});
afterAll(() => identity?.stop());

/** Who has a role and no second factor, with the page on which one is set up. */
async function newReceptionist() {
  const userName = `person${randomUUID().slice(0, 8)}`;
  const { id } = await newCitizen(identity, { userName, passwordHash: await hashPassword(demo.password) });
  await identity.database.membership.create({
    data: {
      id: randomUUID(),
      citizenId: id,
      organizationId: seedId('organization', 'LB-0001'),
      roles: ['RECEPTIONIST'],
    },
  });
  return { id, userName, ...(await afterPassword(userName)) };
}

async function afterPassword(userName: string): Promise<{ portal: PortalClient; page: SignInForm }> {
  const portal = new PortalClient(identity);
  const page = await portal.submit(await portal.open(), userName, demo.password);
  return { portal, page: { ...page, body: await page.response.text() } };
}

/** The form of the passkey button alone, as a page. */
function passkeyFormOf(page: SignInForm): SignInForm {
  const at = page.body.indexOf('data-passkey=');
  return { ...page, body: page.body.slice(page.body.lastIndexOf('<form', at)) };
}

async function optionsOf(portal: PortalClient, page: SignInForm, address?: string): Promise<Response> {
  const csrf = /name="csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
  const path = address ?? /data-passkey="([^"]+)"/.exec(page.body)?.[1] ?? '';
  const init = { method: 'POST', body: new URLSearchParams({ csrf }) };
  return portal.browser.request(new URL(path, page.url).href, init);
}

async function credentialFor(portal: PortalClient, page: SignInForm): Promise<string> {
  const asked = (await (await optionsOf(portal, page)).json()) as { challenge: string };
  return JSON.stringify(new SoftwarePasskey(identity.issuer).create(asked));
}

async function send(portal: PortalClient, page: SignInForm, credential: string): Promise<SignInForm> {
  const answer = await portal.post(passkeyFormOf(page), { credential });
  return { ...answer, body: await answer.response.clone().text() };
}

test('who has a role and no factor makes a passkey, gets recovery codes and is in, with the role', async () => {
  const { id, portal, page } = await newReceptionist();
  expect(page.body).toContain('data-passkey-kind="create"');
  const codes = await send(portal, page, await credentialFor(portal, page));
  expect([...codes.body.matchAll(/<li><code>/g)]).toHaveLength(10);
  const end = await portal.post(codes, {});
  expect(end.url).toContain(portalUrl);
  const tokens = await portal.exchange(new URL(end.url).searchParams.get('code') ?? '');
  const claims = decodeJwt(tokens.access_token);
  expect(claims).toMatchObject({ acr: 'urn:city:acr:2', amr: ['pwd', 'pop', 'mfa'] });
  expect((claims.city as { memberships: unknown[] }).memberships).toHaveLength(1);
  const told = await identity.database.notification.findMany({ where: { citizenId: id } });
  expect(told.map(({ titleEn }) => titleEn)).toEqual(['A second factor was added']);
});

test('a key that is no answer to the question is not taken, and the page says so', async () => {
  const { id, portal, page } = await newReceptionist();
  const madeUp = JSON.stringify(new SoftwarePasskey(identity.issuer).create({ challenge: 'bWFkZSB1cA' }));
  for (const credential of ['', '{}', madeUp]) {
    await optionsOf(portal, page);
    const refused = await send(portal, page, credential);
    expect(refused.response.status).toBe(401);
    expect(refused.body).toContain('Chưa tạo được khóa truy cập');
  }
  expect(await identity.database.passkey.count({ where: { citizenId: id } })).toBe(0);
});

test('of two devices that make the first key at once one does, and a factor that came meanwhile keeps it out', async () => {
  const first = await newReceptionist();
  const second = await afterPassword(first.userName);
  const visits = [first, second];
  const credentials = await Promise.all(visits.map(({ portal, page }) => credentialFor(portal, page)));
  await Promise.all(visits.map(({ portal, page }, index) => send(portal, page, credentials[index] ?? '')));
  expect(await identity.database.passkey.count({ where: { citizenId: first.id } })).toBe(1);

  const third = await newReceptionist();
  const credential = await credentialFor(third.portal, third.page);
  const other = await afterPassword(third.userName);
  const secret = /class="secret">([^<]+)</.exec(other.page.body)?.[1]?.replaceAll(' ', '') ?? '';
  await other.portal.post(other.page, { code: codeOfStep(secret, stepAt(Date.now())) });
  const late = await send(third.portal, third.page, credential);
  expect(late.body).toContain('name="code"');
  expect(await identity.database.passkey.count({ where: { citizenId: third.id } })).toBe(0);
});

test('the secret that the page showed beside the key is no good any more, for any app', async () => {
  const { id, portal, page } = await newReceptionist();
  await send(portal, page, await credentialFor(portal, page));
  expect(await identity.database.passkey.count({ where: { citizenId: id } })).toBe(1);
  expect(await identity.database.totpEnrolment.count({ where: { citizenId: id } })).toBe(0);
});

test('a password alone adds no key beside a factor, nor a key of this page in the settings', async () => {
  const { portal, page } = await afterPassword('inspector');
  const address = page.url.replace(/(interaction\/[^/?]+).*/, '$1/enrol-options');
  expect((await optionsOf(portal, page, address)).status).toBe(409);

  const fresh = await newReceptionist();
  await credentialFor(fresh.portal, fresh.page);
  expect(await identity.database.passkeyChallenge.count({ where: { key: `add:${fresh.id}` } })).toBe(0);
});
