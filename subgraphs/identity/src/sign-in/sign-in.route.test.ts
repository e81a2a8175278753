import { cpuMs } from '@city/kit/testing/cpu-time';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { PortalClient } from '../testing/portal-client.ts';
import { demo, portalUrl, type RunningIdentity, startTestIdentity } from '../testing/running-identity.ts';
import { AttemptStore } from './attempt.store.ts';
import { sprayedAccounts, watchSignIns } from './watch-sign-ins.ts';

let identity: RunningIdentity;

beforeAll(async () => {
  identity = await startTestIdentity();
});
beforeEach(async () => {
  await identity.database.signInAttempt.deleteMany();
});
afterAll(() => identity?.stop());

async function attempt(username: string, password: string) {
  const portal = new PortalClient(identity);
  const page = await portal.submit(await portal.open(), username, password);
  const { response, url } = await portal.passSecondStep(page);
  const body = url.startsWith(portalUrl) ? '' : await response.text();
  return { isSignedIn: url.startsWith(portalUrl), status: response.status, body };
}

/** What differs from request to request by nature. */
const comparable = (body: string) =>
  body
    .replaceAll(/\/interaction\/[\w-]+/g, '')
    .replaceAll(/name="csrf" value="[^"]+"/g, '')
    .replace(/name="username" type="text" value="[^"]*"/, '');

test.each([
  'case-officer',
  'Case Officer',
  '099188000006',
  '099 188 000 006',
  '0900 000 006',
  '+84 900-000-006',
])('one person signs in by user name, national ID or phone: %j', async (name) =>
  expect((await attempt(name, demo.password)).isSignedIn).toBe(true),
);

test('an unknown name and a wrong password get the same answer', async () => {
  const unknown = await attempt('nobody-by-this-name', 'wrong');
  const wrong = await attempt('citizen', 'wrong');
  expect(unknown.status).toBe(401);
  expect(wrong.status).toBe(401);
  expect(comparable(unknown.body)).toBe(comparable(wrong.body));
  expect(wrong.body).toContain('<title>Lỗi: Đăng nhập');
});

test('an unknown name takes as long as a wrong password', async () => {
  const quickest = { unknown: Number.POSITIVE_INFINITY, known: Number.POSITIVE_INFINITY };
  const measure = async (kind: keyof typeof quickest, name: string) => {
    quickest[kind] = Math.min(quickest[kind], await cpuMs(() => attempt(name, 'wrong')));
  };
  for (let round = 0; round < 9; round++) {
    await measure('unknown', `nobody-${round}`);
    await measure('known', 'citizen');
  }
  // Hashing alone takes longer than half of the whole: leaving it out would show.
  expect(quickest.unknown).toBeGreaterThan(quickest.known * 0.6);
});

test('after ten wrong passwords the account is locked, for the right one too, and the page says until when', async () => {
  for (let count = 0; count < 10; count++) expect((await attempt('owner', 'wrong')).status).toBe(401);
  const locked = await attempt('owner', demo.password);
  expect(locked).toMatchObject({ isSignedIn: false, status: 429 });
  expect(locked.body).toMatch(/Hãy thử lại từ \d\d:\d\d \(còn khoảng 15 phút\)/);
});

test('the lock holds for every name of the account, but only the name that was typed is called locked', async () => {
  for (let count = 0; count < 10; count++) await attempt('owner', 'wrong');
  const byPhone = await attempt('0900000003', demo.password);
  const byOther = await attempt('0900000999', demo.password);
  expect(byPhone).toMatchObject({ isSignedIn: false, status: 401 });
  // Nobody learns by this that name and phone belong together.
  expect(comparable(byPhone.body)).toBe(comparable(byOther.body));
  for (let count = 0; count < 8; count++) expect((await attempt('0900000003', 'wrong')).status).toBe(401);
  await attempt('0900000003', 'wrong');
  expect((await attempt('0900000003', demo.password)).status).toBe(429);
  expect((await attempt('citizen', demo.password)).isSignedIn).toBe(true);
});

test('a name without an account locks like one with', async () => {
  for (let count = 0; count < 10; count++) await attempt('nobody', 'wrong');
  const locked = await attempt('nobody', 'wrong');
  expect(locked.status).toBe(429);
  expect(locked.body).toContain('Hãy thử lại từ');
});

test('attempts at the same moment are counted one by one', async () => {
  const answers = await Promise.all(Array.from({ length: 25 }, () => attempt('owner', 'wrong')));
  expect(answers.filter(({ status }) => status === 401)).toHaveLength(10);
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(15);
});

test('a flood of attempts is refused, not failed', async () => {
  const portal = new PortalClient(identity);
  const form = await portal.open();
  const answers = await Promise.all(
    Array.from({ length: 150 }, (_, index) => portal.submit(form, `somebody-${index}`, 'wrong')),
  );
  const statuses = new Set(answers.map(({ response }) => response.status));
  expect([...statuses].sort()).toEqual([401, 429]);
});

test('signing in forgets the wrong attempts before', async () => {
  for (let round = 0; round < 2; round++) {
    for (let count = 0; count < 9; count++) await attempt('owner', 'wrong');
    expect((await attempt('owner', demo.password)).isSignedIn).toBe(true);
  }
});

test('a lock ends by itself after the quarter of an hour', async () => {
  for (let count = 0; count < 10; count++) await attempt('owner', 'wrong');
  await identity.database
    .$executeRaw`update sign_in_attempt set attempted_at = attempted_at - interval '16 minutes'`;
  expect((await attempt('owner', demo.password)).isSignedIn).toBe(true);
});

test('a hundred wrong attempts from one address lock the address, whatever the names', async () => {
  await attempt('somebody', 'wrong');
  await identity.database.$executeRaw`
    insert into sign_in_attempt (account_key, address_key)
    select decode(md5(n::text), 'hex'), address_key from sign_in_attempt, generate_series(1, 99) n`;
  expect((await attempt('citizen', demo.password)).status).toBe(429);
});

/** Whoever guesses knows a name and has a browser of the own account. */
async function guess(name: string, browser: PortalClient['browser'] | null) {
  const portal = new PortalClient(identity);
  const value = browser?.cookies.get('city_browser');
  if (value) portal.browser.cookies.set('city_browser', value);
  const page = await portal.submit(await portal.open(), name, 'wrong');
  return page.response.status;
}

test('guesses from elsewhere do not lock a person out of a browser that the account knows', async () => {
  const own = new PortalClient(identity);
  await own.signIn('owner');
  const { browser } = own;
  browser.cookies.delete('city_session');
  const others = new PortalClient(identity);
  await others.signIn('citizen');
  for (let count = 0; count < 10; count++) expect(await guess('owner', others.browser)).toBe(401);
  expect(await guess('owner', null)).toBe(429);
  expect(await guess('owner', others.browser)).toBe(429);
  await own.signIn('owner');

  // What is tried in the known one is limited too, and what came right in it opens nothing elsewhere.
  for (let count = 0; count < 10; count++) expect(await guess('owner', browser)).toBe(401);
  expect(await guess('owner', browser)).toBe(429);
  expect((await attempt('owner', demo.password)).status).toBe(429);
});

test('a hundred accounts that are tried in vain are told to the operators; those that people got into are not', async () => {
  const { database } = identity;
  const attempts = new AttemptStore(database);
  const lines: string[] = [];
  const log = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) });
  const key = (index: number) => new Uint8Array(Buffer.from(`account ${index}`));
  const data = Array.from({ length: sprayedAccounts }, (_, index) => ({
    accountKey: key(index),
    addressKey: key(1_000 + (index % 10)),
  }));
  await database.signInAttempt.createMany({ data: [...data, ...data] });
  const { count } = await database.signInAttempt.updateMany({
    where: { accountKey: key(7) },
    data: { succeeded: true },
  });
  expect(count).toBe(2);
  // Counted by one key alone is what is no try to sign in from a network, as a registration.
  await database.signInAttempt.create({ data: { accountKey: key(-2), addressKey: key(-2) } });
  await watchSignIns({ attempts, log });
  expect(lines).toEqual([]);
  await database.signInAttempt.create({ data: { accountKey: key(-1), addressKey: key(1_000) } });
  await watchSignIns({ attempts, log });
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ accounts: 100, minutes: 15 }]);
});

test('neither names nor addresses lie in the table of attempts', async () => {
  await attempt('0900000003', 'wrong');
  const [row] = await identity.database.$queryRaw<{ text: string }[]>`
    select string_agg(a::text || convert_from(account_key, 'LATIN1'), '') as text from sign_in_attempt a`;
  expect(row?.text).not.toContain('900000003');
  expect(row?.text).not.toContain('127.0.0.1');
});

test('fields that were left empty are named, what was typed stays', async () => {
  const portal = new PortalClient(identity);
  const { response } = await portal.submit(await portal.open(), '"><script>alert(1)</script>', '');
  const body = await response.text();
  expect(response.status).toBe(400);
  expect(body).toContain('href="#password">Nhập mật khẩu');
  expect(body).toContain('value="&quot;&gt;&lt;script&gt;');
  expect(body).not.toContain('<script>');
});

test('a form that was not rendered for this browser signs nobody in', async () => {
  const attacker = new PortalClient(identity);
  const form = await attacker.open();
  const victim = new PortalClient(identity);
  const { response } = await victim.submit(form, 'citizen', demo.password);
  expect(response.status).toBe(400);
  expect(await response.text()).toContain('hết hạn');
});

test('a form from another site, or without its token, signs nobody in', async () => {
  const portal = new PortalClient(identity);
  const form = await portal.open();
  const crossSite = await portal.submit(form, 'citizen', demo.password, { 'sec-fetch-site': 'cross-site' });
  expect(crossSite.response.status).toBe(400);
  const foreign = await portal.submit(form, 'citizen', demo.password, { origin: 'http://evil.test' });
  expect(foreign.response.status).toBe(400);
  const forged = { ...form, body: form.body.replace(/name="csrf" value="[^"]+"/, 'name="csrf" value="x"') };
  expect((await portal.submit(forged, 'citizen', demo.password)).response.status).toBe(400);
  expect((await portal.submit(form, 'citizen', demo.password)).url).toContain('code=');
});

test.each([
  ['ui_locales=en', { ui_locales: 'en' }, undefined, 'en'],
  ['the browser', {}, 'en-GB,en;q=0.9,vi;q=0.5', 'en'],
  ['nothing', {}, 'fr', 'vi'],
])('the language follows %s', async (_what, extra, acceptLanguage, expected) => {
  const portal = new PortalClient(identity);
  const { url } = await portal.browser.follow(portal.authorizationUrl(extra), identity.issuer);
  const response = await portal.browser.request(url, {
    headers: acceptLanguage ? { 'accept-language': acceptLanguage } : {},
  });
  expect(await response.text()).toContain(`<html lang="${expected}">`);
});

test('the page allows no script but our own, no frame and nothing from elsewhere', async () => {
  const { response, body } = await new PortalClient(identity).open();
  const policy = response.headers.get('content-security-policy');
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain(`form-action 'self' ${portalUrl}`);
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toContain("script-src 'self';");
  expect(body).not.toMatch(
    /<script(?! type="module" src="\/sign-in\/assets\/)|\sstyle=|\son\w+=|https?:\/\/(?!portal\.test)/,
  );
});

test('fonts and styles come from here and may be kept for ever', async () => {
  const { body } = await new PortalClient(identity).open();
  const css = /href="([^"]+page\.css)"/.exec(body)?.[1] ?? '';
  const response = await fetch(identity.issuer + css);
  expect(response.headers.get('cache-control')).toContain('immutable');
  const font = /url\("([^"]+)"\)/.exec(await response.text())?.[1] ?? '';
  const fontResponse = await fetch(identity.issuer + font);
  expect(fontResponse.headers.get('content-type')).toBe('font/woff2');
  expect((await fetch(`${identity.issuer}/sign-in/assets/x/..%2f..%2fpackage.json`)).status).toBe(404);
});

test.each(['a'.repeat(20_000), '\u0000', '\ud800', '%', "' or 1=1 --"])(
  'nothing that can be typed breaks the page (%#)',
  async (name) => {
    expect([400, 401]).toContain((await attempt(name, 'wrong')).status);
  },
);
