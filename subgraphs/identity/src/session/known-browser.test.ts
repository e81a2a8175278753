import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashPassword } from '../sign-in/password.ts';
import type { Browser } from '../testing/browser.ts';
import { newCitizen } from '../testing/new-citizen.ts';
import { PortalClient } from '../testing/portal-client.ts';
import { demo, type RunningIdentity, startTestIdentity } from '../testing/running-identity.ts';
import { KnownBrowserStore } from './known-browser.store.ts';

let identity: RunningIdentity;
let passwordHash: string;
beforeAll(async () => {
  identity = await startTestIdentity();
  passwordHash = await hashPassword(demo.password);
});
afterAll(() => identity?.stop());

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const cookie = 'city_browser';

async function newPerson() {
  const { id, nationalId } = await newCitizen(identity, { passwordHash });
  return { id, name: nationalId };
}

/** In a browser that has nothing of ours, or only what another one kept for us. */
async function signIn(name: string, kept?: Browser) {
  const portal = new PortalClient(identity);
  portal.browser.userAgent = firefox;
  const value = kept?.cookies.get(cookie);
  if (value) portal.browser.cookies.set(cookie, value);
  const tokens = await portal.signIn(name);
  return { portal, browser: portal.browser, token: tokens.access_token };
}

const noticesOf = (citizenId: string) =>
  identity.database.notification.findMany({
    where: { citizenId, sourceReference: { startsWith: 'newBrowser ' } },
  });

const end = (token: string, mutation: string) => identity.ask(`mutation { ${mutation} }`, { token });

test('whoever signs in from another browser is told; the first one and those known are no news', async () => {
  const { id, name } = await newPerson();
  const first = await signIn(name);
  await signIn(name, first.browser);
  expect(await noticesOf(id)).toEqual([]);

  const other = await signIn(name);
  await signIn(name, other.browser);
  const [notice, ...more] = await noticesOf(id);
  expect(more).toEqual([]);
  expect(notice).toMatchObject({ kind: 'ACCOUNT', link: '/account/security' });
  expect(notice?.bodyVi).toMatch(/^Firefox · Linux, mạng localhost, lúc \d\d:\d\d ngày \d\d\/\d\d\/\d{4}\./);
  expect(notice?.bodyEn).toContain('Firefox · Linux, network localhost, at ');
});

test('a browser is known to each person by itself, and a cookie that is not ours is none', async () => {
  const [one, two] = [await newPerson(), await newPerson()];
  const { browser } = await signIn(one.name);
  await signIn(two.name);
  await signIn(two.name, browser);
  expect(await noticesOf(two.id)).toHaveLength(1);

  browser.cookies.set(cookie, 'x');
  const { browser: given } = await signIn(one.name, browser);
  expect(await noticesOf(one.id)).toHaveLength(1);
  expect(given.cookies.get(cookie)).toMatch(/^[\w-]{43}$/);
});

test('several codes of one session, and several sessions of one browser at once, are told once', async () => {
  const { id, name } = await newPerson();
  await signIn(name);
  const { portal, browser } = await signIn(name);
  const codes = await Promise.all([1, 2, 3].map(() => portal.open()));
  expect(codes.every(({ url }) => url.includes('code='))).toBe(true);
  expect(await noticesOf(id)).toHaveLength(1);

  browser.cookies.set(cookie, 'b'.repeat(43));
  await Promise.all([1, 2, 3].map(() => signIn(name, browser)));
  expect(await noticesOf(id)).toHaveLength(2);
});

test('of two first sign-ins at once from two browsers one is told', async () => {
  const { id, name } = await newPerson();
  await Promise.all([signIn(name), signIn(name)]);
  expect(await noticesOf(id)).toHaveLength(1);
});

test('signing out everywhere makes every browser new again, and signing the others out all but this one', async () => {
  const { id, name } = await newPerson();
  const [here, there] = [await signIn(name), await signIn(name)];
  expect(await noticesOf(id)).toHaveLength(1);
  await end(here.token, 'endAllSessions(exceptThis: true)');
  const again = await signIn(name, here.browser);
  expect(await noticesOf(id)).toHaveLength(1);
  await signIn(name, there.browser);
  expect(await noticesOf(id)).toHaveLength(2);

  await end(again.token, 'endAllSessions');
  expect(await identity.database.knownBrowser.count({ where: { citizenId: id } })).toBe(0);
  await signIn(name, here.browser);
  expect(await noticesOf(id)).toHaveLength(3);
});

test('a session that its owner ends takes its browser with it; signing out does not', async () => {
  const { id, name } = await newPerson();
  const here = await signIn(name);
  const there = await signIn(name);
  const session = await identity.database.knownBrowser.findMany({
    where: { citizenId: id },
    orderBy: { lastUsedAt: 'desc' },
    take: 1,
  });
  await end(here.token, `endSession(id: "${session[0]?.sessionId}")`);
  await signIn(name, there.browser);
  expect(await noticesOf(id)).toHaveLength(2);
  await here.portal.endSession({});
  await signIn(name, here.browser);
  expect(await noticesOf(id)).toHaveLength(2);
});

test('the database keeps nothing with which one could pass for a browser, and forgets it after a year', async () => {
  const { id, name } = await newPerson();
  const { browser } = await signIn(name);
  const where = { citizenId: id };
  const [row, ...more] = await identity.database.knownBrowser.findMany({ where });
  expect(more).toEqual([]);
  const value = browser.cookies.get(cookie) ?? '';
  expect(row?.browserHash).toHaveLength(32);
  expect(JSON.stringify(row)).not.toContain(value);

  const store = new KnownBrowserStore(identity.database);
  const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
  await identity.database.knownBrowser.updateMany({ where, data: { lastUsedAt: daysAgo(364) } });
  await store.removeOld();
  expect(await identity.database.knownBrowser.count({ where })).toBe(1);
  await identity.database.knownBrowser.updateMany({ where, data: { lastUsedAt: daysAgo(367) } });
  await store.removeOld();
  expect(await identity.database.knownBrowser.count({ where })).toBe(0);
});
