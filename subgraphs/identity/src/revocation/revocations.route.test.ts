import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLog } from '@city/kit/log/log';
import { signatureHeader, signRequest } from '@city/kit/request-identity/gateway-signature';
import { seedId } from '@city/kit/seed/seed-id';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientCredentials, PortalClient } from '../testing/portal-client.ts';
import { type RunningIdentity, startTestIdentity } from '../testing/running-identity.ts';
import type { RevocationPage } from './revocation.store.ts';
import { createRevocationsRoute } from './revocations.route.ts';

let identity: RunningIdentity;
let administrator: string;

beforeAll(async () => {
  identity = await startTestIdentity();
  administrator = await identity.tokenFor('administrator');
});
afterAll(() => identity?.stop());

async function follow(cursor?: string): Promise<RevocationPage> {
  const query = cursor === undefined ? '' : `?after=${encodeURIComponent(cursor)}`;
  const response = await identity.askInternally(`/internal/revocations${query}`);
  expect(response.status).toBe(200);
  return (await response.json()) as RevocationPage;
}

function claimsOf(token: string) {
  const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
  return claims as { sub: string; city: { epoch: number; memberships: unknown[] } };
}

async function asAdministrator(query: string, variables: object): Promise<Record<string, unknown>> {
  const { data, errors } = await identity.ask(query, { token: administrator, variables });
  expect(errors).toBeUndefined();
  return data ?? {};
}

test('a waiting gateway hears of a granted and of a revoked role; the next token is of the new epoch', async () => {
  const portal = new PortalClient(identity);
  // With a second factor: a sign-in by password alone would get no role, also when one comes later.
  const before = await portal.signIn('environment-officer');
  const citizen = seedId('citizen', 'environment-officer');
  const { cursor } = await follow();

  const hearsOfGrant = follow(cursor);
  const granted = await asAdministrator(
    `mutation ($citizen: ID!, $organization: ID!) {
      grantMembership(citizenId: $citizen, organizationId: $organization, roles: [CASE_OFFICER]) { id } }`,
    { citizen, organization: seedId('organization', 'P-TP') },
  );
  const { id } = granted.grantMembership as { id: string };
  const minimumEpoch = claimsOf(before.access_token).city.epoch + 1;
  const grant = await hearsOfGrant;
  expect(grant.revocations).toEqual([{ subject: citizen, minimumEpoch }]);

  const renewed = await portal.refresh(before.refresh_token);
  expect(claimsOf(renewed.access_token).city).toMatchObject({ epoch: minimumEpoch, memberships: [{}, {}] });

  const hearsOfEnd = follow(grant.cursor);
  await asAdministrator('mutation ($id: ID!) { revokeMembership(id: $id) { id } }', { id });
  const end = await hearsOfEnd;
  expect(end.revocations).toEqual([{ subject: citizen, minimumEpoch: minimumEpoch + 1 }]);
  await asAdministrator('mutation ($id: ID!) { revokeMembership(id: $id) { id } }', { id });
  expect(
    (await follow()).revocations.filter((one) => 'subject' in one && one.subject === citizen),
  ).toHaveLength(2);
});

test('tokens of a machine are named by its client id', async () => {
  const { cursor } = await follow();
  const registered = await asAdministrator(
    `mutation ($organization: ID!) { registerServiceClient(
      organizationId: $organization, name: "Bản đồ số", scopes: ["incidents:respond"]
    ) { client { id clientId } clientSecret } }`,
    { organization: seedId('organization', 'IOC') },
  );
  const { client, clientSecret } = registered.registerServiceClient as {
    client: { id: string; clientId: string };
    clientSecret: string;
  };
  const { access_token: token } = await clientCredentials(identity, client.clientId, {
    secret: clientSecret,
  });
  expect(claimsOf(token)).toMatchObject({ sub: client.clientId, city: { epoch: 0 } });
  await asAdministrator('mutation ($id: ID!) { revokeServiceClient(id: $id) { id } }', { id: client.id });
  expect((await follow(cursor)).revocations).toEqual([{ subject: client.clientId, minimumEpoch: 1 }]);
});

test('strangers, used signatures and foreign cursors are refused', async () => {
  const path = '/internal/revocations';
  expect((await fetch(`${identity.issuer}${path}`)).status).toBe(401);
  const first = await identity.askInternally(path);
  expect(first.status).toBe(200);
  const header = identity.signInternally(path);
  const ask = (to: string) => fetch(`${identity.issuer}${to}`, { headers: { 'x-city-signature': header } });
  expect((await ask(`${path}?after=1:1:`)).status).toBe(401);
  expect((await ask(path)).status).toBe(200);
  expect((await ask(path)).status).toBe(401);
  expect((await identity.askInternally(`${path}?after=x`)).status).toBe(400);
});

test('who waits is answered when the service stops', async () => {
  const looks: (string | null)[] = [];
  const since = async (after: string | null) => {
    looks.push(after);
    return { cursor: '2:2:', revocations: [] };
  };
  const secret = 's'.repeat(32);
  const route = createRevocationsRoute({
    revocations: { since },
    secret,
    log: createLog({ service: 'test', level: 'silent' }),
  });
  const server = createServer((request, response) => void route.handle(request, response)).listen(0);
  const path = '/internal/revocations?after=1:1:';
  const signature = signRequest({ secret, method: 'GET', path, body: '' });
  const waiting = fetch(`http://localhost:${(server.address() as AddressInfo).port}${path}`, {
    headers: { [signatureHeader]: signature },
  });
  await expect.poll(() => looks).toEqual(['1:1:']);
  route.stop();
  expect(await (await waiting).json()).toEqual({ cursor: '2:2:', revocations: [] });
  server.close();
});
