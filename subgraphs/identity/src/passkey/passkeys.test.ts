import { seedId } from '@city/kit/seed/seed-id';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PortalClient } from '../testing/portal-client.ts';
import { demo, portalUrl, type RunningIdentity, startTestIdentity } from '../testing/running-identity.ts';
import { SoftwarePasskey } from '../testing/software-passkey.ts';

let identity: RunningIdentity;

beforeAll(async () => {
  identity = await startTestIdentity();
});
afterAll(() => identity?.stop());

const begin = 'mutation ($password: String!) { beginPasskey(password: $password) }';
const add = `mutation ($name: String!, $credential: String!) {
  addPasskey(name: $name, credential: $credential) { passkey { id name } recoveryCodes }
}`;

async function options(token: string): Promise<{ challenge: string; user: { id: string } }> {
  const { data } = await identity.ask(begin, { token, variables: { password: demo.password } });
  return JSON.parse(String(data?.beginPasskey)) as { challenge: string; user: { id: string } };
}

async function register(name: string, passkey: SoftwarePasskey) {
  const token = await identity.tokenFor(name);
  const credential = JSON.stringify(passkey.create(await options(token)));
  return identity.ask(add, { token, variables: { name: 'Điện thoại', credential } });
}

/** Presses the button on the page that this browser has open. */
async function press(portal: PortalClient, page: { url: string; body: string }, passkey: SoftwarePasskey) {
  const at = page.body.indexOf('data-passkey=');
  const form = {
    ...page,
    response: new Response(),
    body: page.body.slice(page.body.lastIndexOf('<form', at)),
  };
  const csrf = /name="csrf" value="([^"]+)"/.exec(form.body)?.[1] ?? '';
  const address = /data-passkey="([^"]+)"/.exec(form.body)?.[1] ?? '';
  const answer = await portal.browser.request(new URL(address, page.url).href, {
    method: 'POST',
    body: new URLSearchParams({ csrf }),
  });
  const asked = (await answer.json()) as { challenge: string; allowCredentials?: unknown[] };
  const credential = JSON.stringify(passkey.get(asked));
  return { asked, credential, form, end: await portal.post(form, { credential }) };
}

async function claimsAfter(portal: PortalClient, end: { url: string }) {
  expect(end.url).toContain(portalUrl);
  const tokens = await portal.exchange(new URL(end.url).searchParams.get('code') ?? '');
  return decodeJwt(tokens.access_token);
}

test('a passkey alone signs in, as two factors, and recovery codes come with the first one', async () => {
  const passkey = new SoftwarePasskey(identity.issuer);
  const { data } = await register('citizen', passkey);
  expect(data?.addPasskey).toMatchObject({
    passkey: { name: 'Điện thoại' },
    recoveryCodes: Array.from({ length: 10 }, () => expect.any(String)),
  });
  const portal = new PortalClient(identity);
  const { end, asked } = await press(portal, await portal.open(), passkey);
  // Who is there is not told before anybody has shown who it is.
  expect(asked.allowCredentials ?? []).toEqual([]);
  expect(await claimsAfter(portal, end)).toMatchObject({
    sub: seedId('citizen', 'citizen'),
    acr: 'urn:city:acr:2',
    amr: ['pop', 'mfa'],
  });
});

test('after the password a passkey takes the place of the code', async () => {
  const passkey = new SoftwarePasskey(identity.issuer);
  await register('inspector', passkey);
  const portal = new PortalClient(identity);
  const page = await portal.submit(await portal.open(), 'inspector', demo.password);
  const { end, asked } = await press(portal, { ...page, body: await page.response.text() }, passkey);
  expect(asked.allowCredentials).toHaveLength(1);
  expect(await claimsAfter(portal, end)).toMatchObject({ amr: ['pwd', 'pop', 'mfa'] });
});

test("somebody else's passkey is no second factor of this account", async () => {
  const passkey = new SoftwarePasskey(identity.issuer);
  await register('owner', passkey);
  const portal = new PortalClient(identity);
  await register('commune-inspector', new SoftwarePasskey(identity.issuer));
  const page = await portal.submit(await portal.open(), 'commune-inspector', demo.password);
  const { end } = await press(portal, { ...page, body: await page.response.text() }, passkey);
  expect(end.response.status).toBe(401);
});

test.each([
  ['another origin', () => new SoftwarePasskey('http://evil.test', { domain: 'localhost' })],
  ['another domain', () => new SoftwarePasskey(identity.issuer, { domain: 'evil.test' })],
  ['nobody checked', () => new SoftwarePasskey(identity.issuer, { isUserVerified: false })],
])('a new passkey of %s is refused', async (_what, make) => {
  const answer = await register('dispatcher', make());
  expect(answer.errors?.[0]?.extensions).toMatchObject({
    code: 'BAD_USER_INPUT',
    fields: [{ code: 'PASSKEY_REFUSED' }],
  });
});

test('an answer that was heard before signs nobody in', async () => {
  const passkey = new SoftwarePasskey(identity.issuer);
  await register('citizen', passkey);
  const first = new PortalClient(identity);
  const { credential } = await press(first, await first.open(), passkey);
  const second = new PortalClient(identity);
  const page = await second.open();
  const at = page.body.indexOf('data-passkey=');
  const form = { ...page, body: page.body.slice(page.body.lastIndexOf('<form', at)) };
  const replayed = await second.post(form, { credential });
  expect(replayed.response.status).toBe(401);
  for (const junk of [
    '',
    '{}',
    'null',
    '{"id":1}',
    '{"id":"x","rawId":"x","type":"public-key","response":{}}',
  ])
    expect((await second.post(form, { credential: junk })).response.status).toBe(401);
});

test('a passkey that was removed signs nobody in', async () => {
  const passkey = new SoftwarePasskey(identity.issuer);
  const token = await identity.tokenFor('citizen');
  const added = (await register('citizen', passkey)).data?.addPasskey as { passkey: { id: string } };
  const remove = 'mutation ($id: ID!, $password: String!) { removePasskey(id: $id, password: $password) }';
  const variables = { id: added.passkey.id, password: demo.password };
  const wrong = await identity.ask(remove, { token, variables: { ...variables, password: 'wrong' } });
  expect(wrong.errors?.[0]?.extensions).toMatchObject({ fields: [{ code: 'PASSWORD_WRONG' }] });
  const foreign = await identity.ask(remove, { token: await identity.tokenFor('owner'), variables });
  expect(foreign.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  expect((await identity.ask(remove, { token, variables })).data).toEqual({ removePasskey: true });
  const portal = new PortalClient(identity);
  expect((await press(portal, await portal.open(), passkey)).end.response.status).toBe(401);
});
