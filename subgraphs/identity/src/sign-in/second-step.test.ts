import { randomUUID } from 'node:crypto';
import { seedId } from '@city/kit/seed/seed-id';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { codeOfStep, stepAt } from '../second-factor/totp.ts';
import { endSessionsOf } from '../session/end-session.ts';
import { newCitizen } from '../testing/new-citizen.ts';
import { PortalClient, type SignInForm } from '../testing/portal-client.ts';
import { demo, portalUrl, type RunningIdentity, startTestIdentity } from '../testing/running-identity.ts';
import { hashPassword } from './password.ts';

let identity: RunningIdentity;

beforeAll(async () => {
  identity = await startTestIdentity();
});
afterAll(() => identity?.stop());

const isBack = ({ url }: { url: string }) => url.startsWith(portalUrl);

async function asForm(page: { url: string; response: Response }): Promise<SignInForm> {
  return { ...page, body: await page.response.clone().text() };
}

async function afterPassword(name: string): Promise<{ portal: PortalClient; page: SignInForm }> {
  const portal = new PortalClient(identity);
  const page = await asForm(await portal.submit(await portal.open(), name, demo.password));
  return { portal, page };
}

const codeOn = ({ body }: SignInForm) => /data-demonstration-code="(\d+)"/.exec(body)?.[1] ?? '';

/** Somebody with a password; with a role, and no second factor, where one is wanted. */
async function newPerson(roles: 'RECEPTIONIST'[] = []) {
  const userName = `person${randomUUID().slice(0, 8)}`;
  const passwordHash = await hashPassword(demo.password);
  const { id } = await newCitizen(identity, { userName, passwordHash });
  const give = () =>
    identity.database.membership.create({
      data: {
        id: randomUUID(),
        citizenId: id,
        organizationId: seedId('organization', 'LB-0001'),
        roles: ['RECEPTIONIST'],
      },
    });
  if (roles.length > 0) await give();
  return { id, userName, give };
}

const cityOf = (token: string) => decodeJwt(token).city as { memberships: unknown[] };

test('who has a role gets on with a second factor only, and the token says so', async () => {
  const { portal, page } = await afterPassword('inspector');
  expect(isBack(page)).toBe(false);
  expect(page.body).toContain('name="code"');
  const wrong = await asForm(await portal.post(page, { code: 'abcde-fghjk' }));
  expect(wrong.response.status).toBe(401);
  expect(wrong.body).toContain('<title>Lỗi: ');
  const end = await portal.post(wrong, { code: codeOn(wrong) });
  const tokens = await portal.exchange(new URL(end.url).searchParams.get('code') ?? '');
  const claims = decodeJwt(tokens.access_token);
  expect(claims).toMatchObject({
    acr: 'urn:city:acr:2',
    amr: ['pwd', 'otp', 'mfa'],
    sid: expect.any(String),
  });
  expect(claims.auth_time).toEqual(expect.any(Number));
  expect(decodeJwt(tokens.id_token)).toMatchObject({ acr: 'urn:city:acr:2', amr: ['pwd', 'otp', 'mfa'] });
  const renewed = decodeJwt((await portal.refresh(tokens.refresh_token)).access_token);
  expect(renewed).toMatchObject({ sid: claims.sid, acr: claims.acr });
});

test('an empty code is asked for again, a used one is told apart from a wrong one', async () => {
  const first = await afterPassword('inspector');
  const empty = await asForm(await first.portal.post(first.page, { code: ' ' }));
  expect(empty.response.status).toBe(400);
  expect(empty.body).toContain('href="#code">Nhập mã xác nhận');
  const code = codeOn(first.page);
  expect(isBack(await first.portal.post(first.page, { code }))).toBe(true);
  const second = await afterPassword('inspector');
  const again = await asForm(await second.portal.post(second.page, { code }));
  expect(again.response.status).toBe(401);
  expect(again.body).toContain('đã được dùng');
});

const secretOn = ({ body }: { body: string }) =>
  /class="secret">([^<]+)</.exec(body)?.[1]?.replaceAll(' ', '') ?? '';

test('who has only the password is shown another secret than the owner, in a browser beside', async () => {
  const { userName } = await newPerson(['RECEPTIONIST']);
  const thief = await afterPassword(userName);
  const owner = await afterPassword(userName);
  const [read, scanned] = [secretOn(thief.page), secretOn(owner.page)];
  expect(read).not.toBe('');
  expect(scanned).not.toBe(read);
  const codes = await owner.portal.post(owner.page, { code: codeOfStep(scanned, stepAt(Date.now())) });
  expect(codes.response.status).toBe(200);
  const late = await thief.portal.post(thief.page, { code: codeOfStep(read, stepAt(Date.now())) });
  expect(isBack(late)).toBe(false);
});

test('who has a role and no factor sets one up before any token is given out', async () => {
  const { userName, id } = await newPerson(['RECEPTIONIST']);
  const { portal, page } = await afterPassword(userName);
  expect(page.body).toContain('<svg');
  const secret = secretOn(page);
  const wrong = await asForm(await portal.post(page, { code: '000 00x' }));
  expect(wrong.response.status).toBe(401);
  const codes = await asForm(await portal.post(wrong, { code: codeOfStep(secret, stepAt(Date.now())) }));
  const shown = [...codes.body.matchAll(/<li><code>([^<]+)</g)].map(([, code]) => code);
  expect(shown).toHaveLength(10);
  const end = await portal.post(codes, {});
  const tokens = await portal.exchange(new URL(end.url).searchParams.get('code') ?? '');
  expect(cityOf(tokens.access_token).memberships).toHaveLength(1);
  expect(await identity.database.recoveryCode.count({ where: { citizenId: id } })).toBe(10);
});

test('the form of setting up is no way around a factor that is there', async () => {
  const { portal, page } = await afterPassword('inspector');
  const enrol = { ...page, body: page.body.replace('/factor?', '/enrol?') };
  const answer = await asForm(await portal.post(enrol, { code: '123456' }));
  expect(isBack(answer)).toBe(false);
  expect(answer.body).toContain('name="code"');
  const done = { ...page, body: page.body.replace('/factor?', '/done?') };
  expect(isBack(await portal.post(done, {}))).toBe(false);
});

test('a citizen without a role needs none', async () => {
  const { userName } = await newPerson();
  expect(isBack((await afterPassword(userName)).page)).toBe(true);
});

test('a role that came after a sign-in with a password alone is not in its tokens', async () => {
  const { userName, give } = await newPerson();
  const portal = new PortalClient(identity);
  const tokens = await portal.signIn(userName);
  await give();
  const renewed = await portal.refresh(tokens.refresh_token);
  expect(cityOf(renewed.access_token).memberships).toEqual([]);
  expect(decodeJwt(renewed.access_token)).toMatchObject({ acr: 'urn:city:acr:1', scope: '' });
});

test('ten wrong codes lock the second step in every sign-in of the account', async () => {
  const { portal, page } = await afterPassword('environment-officer');
  for (let count = 0; count < 10; count++)
    expect((await portal.post(page, { code: 'aaaaa-aaaaa' })).response.status).toBe(401);
  const other = await afterPassword('environment-officer');
  const locked = await asForm(await other.portal.post(other.page, { code: codeOn(other.page) }));
  expect(locked.response.status).toBe(429);
  expect(locked.body).toContain('Hãy thử lại từ');
  expect(Number(locked.response.headers.get('retry-after'))).toBeGreaterThan(0);
});

test('another account can be chosen instead, and then nothing of the first is left', async () => {
  const { portal, page } = await afterPassword('inspector');
  const form = page.body.slice(page.body.indexOf('/again?') - 100);
  const start = await asForm(await portal.post({ ...page, body: form }, {}));
  expect(start.body).toContain('name="password"');
});

test('the pages of the second step are whole in both languages', async () => {
  const { portal, page } = await afterPassword('inspector');
  const english = await portal.browser.request(page.url.replace('lang=vi', 'lang=en'));
  const body = await english.text();
  expect(body).toContain('<html lang="en">');
  expect(body).toContain('Confirm the second step');
});

test('a closed account is told so after the right password only', async () => {
  const { id, userName } = await newPerson();
  await identity.database.citizen.update({ where: { id }, data: { frozenAt: new Date() } });
  const { portal, page } = await afterPassword(userName);
  expect(page.response.status).toBe(403);
  expect(page.body).toContain('Tài khoản đang bị khóa');
  const wrong = await portal.submit(await portal.open(), 'owner', 'wrong');
  expect(wrong.response.status).not.toBe(403);
});

test('who gave a password that was changed meanwhile begins anew, and adds no factor with it', async () => {
  const { id, userName } = await newPerson(['RECEPTIONIST']);
  const { portal, page } = await afterPassword(userName);
  expect(page.body).toContain('name="code"');
  await identity.database.$transaction((tx) => endSessionsOf(tx, id, { reason: 'PASSWORD_CHANGED' }));
  const late = await asForm(await portal.post(page, { code: '123456' }));
  expect(late.response.status).toBe(400);
  expect(late.body).toContain('name="password"');
});

test('so does who is in the middle of a step while the password is changed', async () => {
  const { id, userName } = await newPerson(['RECEPTIONIST']);
  const { portal, page } = await afterPassword(userName);
  const secret = /class="secret">([^<]+)</.exec(page.body)?.[1]?.replaceAll(' ', '') ?? '';
  const { totpFactor } = identity.database;
  const step = await identity.database.$transaction(
    async (tx) => {
      await endSessionsOf(tx, id, { reason: 'PASSWORD_CHANGED' });
      const underWay = portal.post(page, { code: codeOfStep(secret, stepAt(Date.now())) });
      // The code was right; how far the sign-in has come waits for what has just ended it.
      await expect.poll(() => totpFactor.count({ where: { citizenId: id } })).toBe(1);
      return { underWay };
    },
    { timeout: 60_000 },
  );
  const end = await asForm(await portal.post(await asForm(await step.underWay), {}));
  expect(isBack(end)).toBe(false);
  expect(end.body).toContain('name="password"');
});
