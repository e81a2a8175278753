import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRaw } from './support/raw-socket.ts';
import { type Answer, type Stage, setStage } from './support/stage.ts';

/** Few, so that half a minute passes before one more is allowed. */
const maximum = 2;

let stage: Stage;
beforeAll(async () => {
  stage = await setStage({ BAD_TOKENS_PER_ADDRESS: String(maximum), TRUSTED_PROXIES: 'loopback' });
});
afterAll(() => stage.strike());

let lastAddress = 0;
/** An address that has sent nothing yet. */
function newAddress() {
  lastAddress += 1;
  return { 'x-forwarded-for': `198.51.100.${lastAddress}` };
}

/** Signed well, and yet no good here: as expensive to refuse as a good one is to accept. */
const forged = () => stage.identity.token({ claims: { aud: 'elsewhere' } });
const asWith = async (token: string, headers: Record<string, string>) =>
  stage.ask('{ whoAmI }', { token, headers });
const isLimited = ({ body }: Answer) => body.errors?.[0]?.extensions.code === 'RATE_LIMITED';

async function useUp(headers: Record<string, string>): Promise<Answer[]> {
  const tokens = await Promise.all(Array.from({ length: maximum + 3 }, forged));
  return Promise.all(tokens.map((token) => asWith(token, headers)));
}

describe('an address that sends tokens that are not good', () => {
  it('is told so as often as it may, also all at once, and then to wait', async () => {
    const answers = await useUp(newAddress());
    const [bad, limited] = [answers.filter(({ status }) => status === 401), answers.filter(isLimited)];
    expect([bad.length, limited.length]).toEqual([maximum, 3]);
    for (const { status, headers, body } of limited) {
      expect(status).toBe(429);
      expect(headers.get('retry-after')).toBe(String(body.errors?.[0]?.extensions.retryAfterSeconds));
    }
  });

  it('costs nothing to who was known there before, to who shows no token, and to other addresses', async () => {
    const headers = newAddress();
    const known = await stage.identity.token({ subject: 'ann' });
    await asWith(known, headers);
    await useUp(headers);
    const unknown = await stage.identity.token({ subject: 'bob' });
    expect(isLimited(await asWith(unknown, headers))).toBe(true);
    expect((await asWith(known, headers)).body.data).toEqual({ whoAmI: 'ann' });
    expect((await stage.ask('{ whoAmI }', { headers })).body.data).toEqual({ whoAmI: 'anonymous' });
    expect((await asWith(unknown, newAddress())).body.data).toEqual({ whoAmI: 'bob' });
  });

  it('is refused by server-sent events and on sockets too', async () => {
    const headers = newAddress();
    await useUp(headers);
    const token = await stage.identity.token({ subject: 'cid' });
    const events = await fetch(stage.address, {
      method: 'POST',
      headers: { ...headers, accept: 'text/event-stream', authorization: `Bearer ${token}` },
      body: '{"query":"subscription { noteAdded { note { id } } }"}',
    });
    expect(events.status).toBe(429);
    await events.text();
    const raw = await openRaw(stage.address, headers);
    await raw.initialise({ authorization: `Bearer ${token}` });
    expect(await raw.closed()).toMatchObject({ code: 4411 });
  });

  it('pays for those that it sends by sockets and by server-sent events', async () => {
    const headers = newAddress();
    for (let count = 0; count < maximum - 1; count += 1) {
      const raw = await openRaw(stage.address, headers);
      await raw.initialise({ authorization: `Bearer ${await forged()}` });
      expect(await raw.closed()).toMatchObject({ code: 4403 });
    }
    const events = await fetch(stage.address, {
      method: 'PUT',
      headers: { ...headers, authorization: `Bearer ${await forged()}` },
    });
    expect(events.status).toBe(401);
    await events.text();
    expect(isLimited(await asWith(await forged(), headers))).toBe(true);
  });
});

it('good tokens cost nothing, however many come (the control)', async () => {
  const headers = newAddress();
  for (let count = 0; count < 15; count += 1) {
    const token = await stage.identity.token({ subject: `person ${count}` });
    expect((await asWith(token, headers)).status).toBe(200);
  }
});

it('an issuer that does not answer is nobody’s bad token', async () => {
  const lonely = await setStage({ JWKS_URL: 'http://localhost:9/jwks', BAD_TOKENS_PER_ADDRESS: '2' });
  for (let count = 0; count < 5; count += 1) {
    const answer = await lonely.ask('{ whoAmI }', { token: await lonely.identity.token() });
    expect(answer.body.errors?.[0]?.extensions.code).toBe('UPSTREAM_UNAVAILABLE');
  }
  await lonely.strike();
});

it('a request that was refused at the door has its line in the log', async () => {
  await stage.ask('{ whoAmI }', {
    token: await forged(),
    headers: { ...newAddress(), 'x-request-id': 'refused-at-the-door' },
  });
  const line = stage
    .logged()
    .find(({ requestId, msg }) => requestId === 'refused-at-the-door' && msg === 'operation');
  expect(line).toMatchObject({ transport: 'http', viewer: 'anonymous', codes: ['UNAUTHENTICATED'] });
});
