import { seedId } from '@city/kit/seed/seed-id';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientCredentials, PortalClient } from '../testing/portal-client.ts';
import { portalUrl, type RunningIdentity, startTestIdentity } from '../testing/running-identity.ts';

let identity: RunningIdentity;

beforeAll(async () => {
  identity = await startTestIdentity();
});
afterAll(() => identity?.stop());

function verified(token: string) {
  const keys = createRemoteJWKSet(new URL(`${identity.issuer}/jwks`));
  return jwtVerify(token, keys, { issuer: identity.issuer, audience: 'urn:city:graph', typ: 'at+jwt' });
}

test('a person signs in and the token says who it is and what the person may do where', async () => {
  const tokens = await new PortalClient(identity).signIn('receptionist');
  const { payload, protectedHeader } = await verified(tokens.access_token);
  expect(protectedHeader).toMatchObject({ alg: 'EdDSA', typ: 'at+jwt' });
  expect(payload).toMatchObject({
    sub: seedId('citizen', 'receptionist'),
    client_id: 'portal',
    scope: 'accommodation:declare',
    city: {
      kind: 'citizen',
      memberships: [
        {
          organizationId: seedId('organization', 'LB-0001'),
          kind: 'LODGING_BUSINESS',
          roles: ['RECEPTIONIST'],
          scopes: ['accommodation:declare'],
        },
      ],
    },
  });
  expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(300);
});

test('two hats are two memberships, and the scope is the union of both', async () => {
  const tokens = await new PortalClient(identity).signIn('dispatcher');
  const { payload } = await verified(tokens.access_token);
  expect(payload.scope).toBe(
    'environment:manage incidents:dispatch operations:control operations:view surveillance:view',
  );
  expect(payload.city).toMatchObject({
    memberships: [{ roles: ['DISPATCHER'] }, { roles: ['ENVIRONMENT_OFFICER'] }],
  });
});

test('a code without its verifier gives nothing', async () => {
  const portal = new PortalClient(identity);
  const code = await portal.code('citizen');
  expect(await portal.exchange(code, 'another-verifier-of-at-least-forty-three-characters')).toMatchObject({
    error: 'invalid_grant',
  });
});

test('an authorization request without a code challenge is refused', async () => {
  const portal = new PortalClient(identity);
  const url = new URL(portal.authorizationUrl());
  url.searchParams.delete('code_challenge');
  url.searchParams.delete('code_challenge_method');
  const end = await portal.browser.follow(url.href, identity.issuer);
  expect(new URL(end.url).searchParams.get('error')).toBe('invalid_request');
});

test('a code used twice ends what the first use gave', async () => {
  const portal = new PortalClient(identity);
  const code = await portal.code('citizen');
  const first = await portal.exchange(code);
  expect(await portal.exchange(code)).toMatchObject({ error: 'invalid_grant' });
  expect(await portal.refresh(first.refresh_token)).toMatchObject({ error: 'invalid_grant' });
});

test('another address than the registered one gets no code', async () => {
  const portal = new PortalClient(identity);
  const form = await portal.open({ redirect_uri: 'http://evil.test/auth/callback' });
  expect(form.response.status).toBe(400);
  expect(form.body).not.toContain('evil.test');
});

test('a refresh token works once; its reuse ends the whole family', async () => {
  const portal = new PortalClient(identity);
  const first = await portal.signIn('citizen');
  const second = await portal.refresh(first.refresh_token);
  expect(second.refresh_token).not.toBe(first.refresh_token);
  const third = await portal.refresh(second.refresh_token);
  expect(third.access_token).toBeTruthy();
  expect(await portal.refresh(first.refresh_token)).toMatchObject({ error: 'invalid_grant' });
  expect(await portal.refresh(third.refresh_token)).toMatchObject({ error: 'invalid_grant' });
});

test('of refreshes at the same moment at most one is answered', async () => {
  const portal = new PortalClient(identity);
  const { refresh_token: token } = await portal.signIn('citizen');
  const answers = await Promise.all(Array.from({ length: 8 }, () => portal.refresh(token)));
  expect(answers.filter(({ access_token }) => access_token).length).toBeLessThanOrEqual(1);
});

test('a refreshed token knows a role that was taken away meanwhile', async () => {
  const portal = new PortalClient(identity);
  const { refresh_token: token } = await portal.signIn('owner');
  const membershipId = seedId('membership', 'owner@LB-0002');
  await identity.database.membership.update({ where: { id: membershipId }, data: { revokedAt: new Date() } });
  const { payload } = await verified((await portal.refresh(token)).access_token);
  expect(payload.city).toMatchObject({
    memberships: [{ organizationId: seedId('organization', 'LB-0001') }],
  });
  await identity.database.membership.update({ where: { id: membershipId }, data: { revokedAt: null } });
});

test('signing out with the own ID token asks nothing, ends the session and its refresh tokens', async () => {
  const portal = new PortalClient(identity);
  const tokens = await portal.signIn('citizen');
  const end = await portal.endSession({
    id_token_hint: tokens.id_token,
    post_logout_redirect_uri: portalUrl,
    state: 'bye',
  });
  expect(end.url).toBe(`${portalUrl}/?state=bye`);
  expect(await portal.refresh(tokens.refresh_token)).toMatchObject({ error: 'invalid_grant' });
  expect((await portal.open()).body).toContain('name="password"');
});

test("somebody else's ID token, or none, signs nobody out without a question", async () => {
  const other = await new PortalClient(identity).signIn('owner');
  const portal = new PortalClient(identity);
  const tokens = await portal.signIn('citizen');
  const queries: Record<string, string>[] = [{ id_token_hint: other.id_token }, { client_id: 'portal' }];
  for (const query of queries) {
    const end = await portal.endSession({ ...query, post_logout_redirect_uri: portalUrl });
    expect(await end.response.text()).toContain('name="logout"');
  }
  expect(await portal.refresh(tokens.refresh_token)).toHaveProperty('access_token');
});

test('signing out where nobody is signed in goes on without a page that needs a script', async () => {
  const portal = new PortalClient(identity);
  const tokens = await portal.signIn('citizen');
  portal.browser.cookies.clear();
  for (const query of [{ id_token_hint: tokens.id_token }, { client_id: 'portal' }] as Record<
    string,
    string
  >[]) {
    const end = await portal.endSession({ ...query, post_logout_redirect_uri: portalUrl });
    expect(end.url).toBe(`${portalUrl}/`);
  }
  const unregistered = await portal.endSession({
    client_id: 'portal',
    post_logout_redirect_uri: 'http://evil.test',
  });
  expect(unregistered.response.status).toBe(400);
});

test('a signed-in person gets the next code without typing again', async () => {
  const portal = new PortalClient(identity);
  await portal.signIn('citizen');
  const end = await portal.browser.follow(portal.authorizationUrl(), identity.issuer);
  expect(new URL(end.url).searchParams.get('code')).toBeTruthy();
});

test('an explicit prompt for consent is answered by the city itself', async () => {
  const portal = new PortalClient(identity);
  const form = await portal.open({ prompt: 'consent', scope: 'openid offline_access' });
  const end = await portal.submit(form, 'citizen', 'song-bien-cat-1234');
  const code = new URL(end.url).searchParams.get('code') ?? '';
  expect(await portal.exchange(code)).toHaveProperty('refresh_token');
});

test('a machine gets the scopes it was registered with, in its organisation', async () => {
  const tokens = await clientCredentials(identity, 'station-gateway');
  const { payload } = await verified(tokens.access_token);
  expect(payload).toMatchObject({
    sub: 'station-gateway',
    client_id: 'station-gateway',
    scope: 'environment:record',
    city: {
      kind: 'client',
      memberships: [
        {
          organizationId: seedId('organization', 'VP-MT'),
          kind: 'ENVIRONMENT_OFFICE',
          scopes: ['environment:record'],
        },
      ],
    },
  });
  expect(tokens.expires_in).toBe(300);
});

test.each([
  ['a wrong secret', { secret: 'not the secret' }, 'invalid_client'],
  ['a scope it was not given', { body: { scope: 'identity:national-id' } }, 'invalid_scope'],
  ['another audience', { body: { resource: 'urn:other' } }, 'invalid_target'],
])('a machine gets nothing for %s', async (_what, options, error) => {
  expect(await clientCredentials(identity, 'hotel-LB-0007', options)).toMatchObject({ error });
});

test('an unknown machine and a wrong secret are not told apart', async () => {
  const unknown = await clientCredentials(identity, 'hotel-LB-9999');
  const wrong = await clientCredentials(identity, 'hotel-LB-0008', { secret: 'wrong' });
  expect(unknown).toEqual(wrong);
});

test('a revoked machine gets no token from that moment on', async () => {
  expect(await clientCredentials(identity, 'hotel-LB-0009')).toHaveProperty('access_token');
  await identity.database.serviceClient.update({
    where: { clientId: 'hotel-LB-0009' },
    data: { revokedAt: new Date() },
  });
  expect(await clientCredentials(identity, 'hotel-LB-0009')).toMatchObject({ error: 'invalid_client' });
});

test('the last use of a machine is noted, and not with every token', async () => {
  await clientCredentials(identity, 'hotel-LB-0010');
  const noted = () => identity.database.serviceClient.findUnique({ where: { clientId: 'hotel-LB-0010' } });
  const first = (await noted())?.lastUsedAt;
  expect(first).toBeInstanceOf(Date);
  await clientCredentials(identity, 'hotel-LB-0010');
  expect((await noted())?.lastUsedAt).toEqual(first);
});

test('refresh tokens and codes can not be read from the database', async () => {
  const portal = new PortalClient(identity);
  const tokens = await portal.signIn('citizen');
  const rows = await identity.database.oidcPayload.findMany();
  expect(rows.some(({ kind }) => kind === 'RefreshToken')).toBe(true);
  expect(JSON.stringify(rows)).not.toContain(tokens.refresh_token);
});
