import { randomInt, randomUUID } from 'node:crypto';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { composeNationalId } from '../citizen/national-id.ts';
import { RecoveryStore } from '../recovery/recovery.store.ts';
import { issuePhoneCode } from '../registration/phone-code.ts';
import { hashPassword } from '../sign-in/password.ts';
import { newCitizen } from '../testing/new-citizen.ts';
import { PortalClient } from '../testing/portal-client.ts';
import { portalUrl, type RunningIdentity, startTestIdentity } from '../testing/running-identity.ts';
import { type StandIn, startStandInProvider } from '../testing/stand-in-provider.ts';

let identity: RunningIdentity;
let standIn: StandIn;

beforeAll(async () => {
  identity = await startTestIdentity(async (issuer) => {
    standIn = await startStandInProvider(`${issuer}/upstream/callback`);
    return standIn.environment;
  });
});
afterAll(async () => {
  await identity?.stop();
  await standIn?.stop();
});

let serial = 700_000;

function newPerson() {
  serial += 1;
  const nationalId = composeNationalId({ province: '099', gender: 'FEMALE', birthYear: 1990, serial });
  const name = 'Nguyễn Thị Từ Xa';
  return {
    sub: `upstream-${serial}`,
    national_id: nationalId,
    name,
    birthdate: '1990-03-04',
    gender: 'female',
  };
}

/** Presses the button of the other provider and follows wherever that leads. */
async function come(portal = new PortalClient(identity)) {
  const page = await portal.open();
  const href = /href="([^"]+\/upstream\?[^"]+)"/.exec(page.body)?.[1] ?? '';
  return { portal, end: await portal.browser.follow(new URL(href, page.url).href, 'http://localhost') };
}

async function subjectOf({ portal, end }: Awaited<ReturnType<typeof come>>): Promise<string> {
  expect(end.url).toContain(portalUrl);
  const tokens = await portal.exchange(new URL(end.url).searchParams.get('code') ?? '');
  const claims = decodeJwt(tokens.access_token);
  expect(claims.city).toMatchObject({ assurance: 'VERIFIED' });
  return claims.sub ?? '';
}

test('a person who is new gets one account, verified, and the same one the next time', async () => {
  standIn.person = newPerson();
  const first = await subjectOf(await come());
  expect(await subjectOf(await come())).toBe(first);
  const row = await identity.database.citizen.findUniqueOrThrow({ where: { id: first } });
  expect(row).toMatchObject({ fullName: 'Nguyễn Thị Từ Xa', assuranceLevel: 'VERIFIED', passwordHash: null });
});

test('of people who come at the same moment with one number there is one account', async () => {
  const person = newPerson();
  standIn.person = person;
  const ends = await Promise.all(Array.from({ length: 6 }, () => come()));
  const subjects = new Set(await Promise.all(ends.map(subjectOf)));
  expect(subjects.size).toBe(1);
});

test('an account of this number is the account, and what an impostor knew opens it no longer', async () => {
  const passwordHash = await hashPassword('the password of somebody else');
  const emailCipher = identity.vault.seal('impostor@example.vn', 'email:anywhere');
  const existing = await newCitizen(identity, { passwordHash, userName: `early${serial}`, emailCipher });
  const recoveries = new RecoveryStore(identity.database, identity.vault);
  await recoveries.add({ id: randomUUID(), citizenId: existing.id, isFromDesk: true, code: 'aaaaa-aaaaa' });
  const phone = `+849${randomInt(10_000_000, 99_999_999)}`;
  const sent = { citizenId: existing.id, phone };
  await identity.database.$transaction((tx) => issuePhoneCode(tx, identity.vault, sent));
  standIn.person = { ...newPerson(), national_id: existing.nationalId };
  expect(await subjectOf(await come())).toBe(existing.id);
  expect(await identity.database.phoneCode.count({ where: { citizenId: existing.id } })).toBe(0);
  const portal = new PortalClient(identity);
  const tried = await portal.submit(await portal.open(), `early${serial}`, 'the password of somebody else');
  expect(tried.response.status).toBe(401);
  expect(await recoveries.tryCode(existing.id, 'aaaaaaaaaa')).toBeNull();
  const row = await identity.database.citizen.findUniqueOrThrow({ where: { id: existing.id } });
  expect([row.emailCipher, row.phoneCipher, row.userName]).toEqual([null, null, null]);
});

test('a verified account keeps its password', async () => {
  const passwordHash = await hashPassword('my own password 22');
  const existing = await newCitizen(identity, { passwordHash, assuranceLevel: 'VERIFIED' });
  standIn.person = { ...newPerson(), national_id: existing.nationalId };
  expect(await subjectOf(await come())).toBe(existing.id);
  const row = await identity.database.citizen.findUniqueOrThrow({ where: { id: existing.id } });
  expect(row.passwordHash).toBe(passwordHash);
});

test.each([
  ['no number', { national_id: undefined }],
  ['a number of no province', { national_id: '000190000001' }],
  ['a number that disagrees with the birth date', { birthdate: '1971-01-01' }],
  ['no name', { name: '' }],
])('whoever comes with %s gets no account', async (_what, change) => {
  const before = await identity.database.citizen.count();
  standIn.person = { ...newPerson(), ...change };
  const { end } = await come();
  expect(end.response.status).toBe(401);
  expect(await end.response.text()).toContain('Định danh thử');
  expect(await identity.database.citizen.count()).toBe(before);
});

test('one person there is not two people here', async () => {
  const person = newPerson();
  standIn.person = person;
  await come();
  const before = await identity.database.citizen.count();
  standIn.person = { ...newPerson(), sub: person.sub };
  expect((await come()).end.response.status).toBe(401);
  expect(await identity.database.citizen.count()).toBe(before);
});

test('an answer that belongs to another sign-in, or to none, signs nobody in', async () => {
  standIn.person = newPerson();
  const portal = new PortalClient(identity);
  const page = await portal.open();
  const step = new URL(page.url).pathname;
  const forged = `${identity.issuer}${step}/upstream?code=x&state=${step.split('/')[2]}.forged`;
  expect((await portal.browser.follow(forged, identity.issuer)).response.status).toBe(401);
  const nowhere = await fetch(`${identity.issuer}/upstream/callback?code=x&state=..%2F..`, {
    redirect: 'manual',
  });
  expect(nowhere.status).toBe(404);
});
