import { decodeJwt } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PortalClient } from '../testing/portal-client.ts';
import { portalUrl, type RunningIdentity, startTestIdentity } from '../testing/running-identity.ts';

let identity: RunningIdentity;

beforeAll(async () => {
  identity = await startTestIdentity();
});
afterAll(() => identity?.stop());

type Session = { id: string; device: string; network: string; isCurrent: boolean; methods: string[] };

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

async function signedIn(name: string) {
  const portal = new PortalClient(identity);
  portal.browser.userAgent = firefox;
  const tokens = await portal.signIn(name);
  return { portal, tokens, token: tokens.access_token, sid: String(decodeJwt(tokens.access_token).sid) };
}

async function sessionsOf(token: string): Promise<Session[]> {
  const query = '{ me { sessions { id device network methods isCurrent } } }';
  const { data } = await identity.ask(query, { token });
  const me = data?.me as { sessions: Session[] } | undefined;
  return me?.sessions ?? [];
}

const end = (token: string, id: string) =>
  identity.ask('mutation ($id: ID!) { endSession(id: $id) }', { token, variables: { id } });

const revoked = (sessionId: string) => identity.database.revocation.count({ where: { sessionId } });

test('people see their sign-ins: device, network and which one this is', async () => {
  const [here, there] = [await signedIn('citizen'), await signedIn('citizen')];
  const sessions = await sessionsOf(here.token);
  expect(sessions.find(({ id }) => id === here.sid)).toEqual({
    id: here.sid,
    device: 'Firefox · Linux',
    network: 'localhost',
    methods: ['pwd'],
    isCurrent: true,
  });
  expect(sessions.find(({ id }) => id === there.sid)).toMatchObject({ isCurrent: false });
});

test('ending a session ends its tokens at once, and no other session', async () => {
  const [here, there] = [await signedIn('citizen'), await signedIn('citizen')];
  expect(await end(here.token, there.sid)).toEqual({ data: { endSession: true } });
  expect(await there.portal.refresh(there.tokens.refresh_token)).toMatchObject({ error: 'invalid_grant' });
  expect(await revoked(there.sid)).toBe(1);
  expect((await there.portal.open()).body).toContain('name="password"');
  expect(await here.portal.refresh(here.tokens.refresh_token)).toHaveProperty('access_token');
  expect(await revoked(here.sid)).toBe(0);
  expect((await sessionsOf(here.token)).map(({ id }) => id)).not.toContain(there.sid);
});

test("somebody else's session is not there", async () => {
  const [mine, theirs] = [await signedIn('citizen'), await signedIn('owner')];
  expect((await end(mine.token, theirs.sid)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  expect(await revoked(theirs.sid)).toBe(0);
  expect((await end(mine.token, "' or 1=1 --")).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
});

test('all sessions end together, or all others', async () => {
  const [first, second, third] = [await signedIn('owner'), await signedIn('owner'), await signedIn('owner')];
  await identity.ask('mutation { endAllSessions(exceptThis: true) }', { token: first.token });
  expect((await sessionsOf(first.token)).map(({ id }) => id)).toEqual([first.sid]);
  for (const { sid } of [second, third]) expect(await revoked(sid)).toBe(1);
  const { data } = await identity.ask('mutation { endAllSessions }', { token: first.token });
  expect(data).toEqual({ endAllSessions: 1 });
  expect(await revoked(first.sid)).toBe(1);
});

test('signing out, a refresh token that comes twice and a code that comes twice end the tokens of their session', async () => {
  const out = await signedIn('citizen');
  await out.portal.endSession({ id_token_hint: out.tokens.id_token, post_logout_redirect_uri: portalUrl });
  expect(await revoked(out.sid)).toBe(1);

  const reused = await signedIn('citizen');
  const next = await reused.portal.refresh(reused.tokens.refresh_token);
  expect(await revoked(reused.sid)).toBe(0);
  await reused.portal.refresh(reused.tokens.refresh_token);
  expect(await revoked(reused.sid)).toBe(1);
  expect(await reused.portal.refresh(next.refresh_token)).toMatchObject({ error: 'invalid_grant' });

  const portal = new PortalClient(identity);
  const code = await portal.code('citizen');
  const first = await portal.exchange(code);
  await portal.exchange(code);
  expect(await revoked(String(decodeJwt(first.access_token).sid))).toBe(1);
});

test('an access token of another sign-in of the same person goes on', async () => {
  const [ended, other] = [await signedIn('citizen'), await signedIn('citizen')];
  await ended.portal.endSession({
    id_token_hint: ended.tokens.id_token,
    post_logout_redirect_uri: portalUrl,
  });
  expect(await revoked(other.sid)).toBe(0);
  expect((await sessionsOf(other.token)).some(({ id }) => id === ended.sid)).toBe(false);
});
