import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openRaw } from './support/raw-socket.ts';
import { type Answer, type Stage, setStage } from './support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage({
    RATE_PER_ADDRESS: '100',
    RATE_PER_CITIZEN: '200',
    RATE_PER_CLIENT: '400',
    TRUSTED_PROXIES: 'loopback',
  });
  // Read and planned once, for nobody's account.
  for (const query of [page, '{ whoAmI }']) await stage.ask(query);
  // Accounts fill up with time: while these are used none passes, however slow the machine is.
  const now = performance.now();
  vi.spyOn(performance, 'now').mockReturnValue(now);
});
afterAll(async () => {
  vi.restoreAllMocks();
  await stage.strike();
});

/** Costs 21, and 1 for asking. */
const page = '{ notes(first: 20) { nodes { id } } }';
const cost = 22;

const client = (name: string) =>
  stage.identity.token({ claims: { client_id: name, city: { kind: 'client', memberships: [] } } });
const from = (address: string) => ({ 'x-forwarded-for': address });
const isLimited = ({ body }: Answer) => body.errors?.[0]?.extensions.code === 'RATE_LIMITED';

/** How often the page is answered before it is not. */
async function answered(options: Parameters<Stage['ask']>[1]): Promise<number> {
  for (let count = 0; count < 30; count += 1) {
    if (isLimited(await stage.ask(page, options))) return count;
  }
  return 30;
}

describe('what may be asked for in a minute, by cost', () => {
  it('is counted by address for who is nobody in particular', async () => {
    expect(await answered({ headers: from('198.51.100.1') })).toBe(Math.floor(100 / cost));
    expect(await answered({ headers: from('198.51.100.2') })).toBe(Math.floor(100 / cost));
  });

  it('is counted by person, wherever it comes from', async () => {
    const token = await stage.identity.token({ subject: 'ann' });
    expect(await answered({ token, headers: from('198.51.100.3') })).toBe(Math.floor(200 / cost));
    expect(await answered({ token, headers: from('198.51.100.4') })).toBe(0);
    const other = await stage.identity.token({ subject: 'bob' });
    expect(isLimited(await stage.ask(page, { token: other, headers: from('198.51.100.3') }))).toBe(false);
  });

  it('is counted by program', async () => {
    expect(await answered({ token: await client('hotel'), headers: from('198.51.100.5') })).toBe(
      Math.floor(400 / cost),
    );
    expect(await answered({ token: await client('station') })).toBe(Math.floor(400 / cost));
  });

  it('is refused with 429 and how long to wait, in the header too', async () => {
    const headers = from('198.51.100.6');
    await answered({ headers });
    const answer = await stage.ask(page, { headers });
    expect(answer.status).toBe(429);
    const [error] = answer.body.errors ?? [];
    expect(error?.extensions).toEqual({ code: 'RATE_LIMITED', retryAfterSeconds: expect.any(Number) });
    expect(answer.headers.get('retry-after')).toBe(String(error?.extensions.retryAfterSeconds));
    expect(answer.body.data).toBeUndefined();
  });

  it('is also used up by what is refused, and cheap questions are many', async () => {
    const headers = from('198.51.100.7');
    const refused = '{ noSuchField }';
    let count = 0;
    while (count < 300 && !isLimited(await stage.ask(refused, { headers }))) count += 1;
    expect(count).toBe(Math.floor(100 / (1 + refused.length)));
    const cheap = from('198.51.100.8');
    for (let asked = 0; asked < 50; asked += 1)
      expect(isLimited(await stage.ask('{ whoAmI }', { headers: cheap }))).toBe(false);
  });

  it('is used up by texts that are new, as much as they are long, and not by those that are known', async () => {
    const headers = from('198.51.100.10');
    const remaining = async (query: string) => {
      const { body } = await stage.send(JSON.stringify({ query, extensions: { cost: true } }), { headers });
      return (body as { extensions?: { cost: { remaining: number } } }).extensions?.cost.remaining;
    };
    const fresh = '{ whoAmI } # never asked before';
    expect(await remaining(fresh)).toBe(100 - 1 - fresh.length);
    expect(await remaining(fresh)).toBe(100 - 2 - fresh.length);
    const long = `{ whoAmI } # ${'x'.repeat(70)}`;
    expect(isLimited(await stage.ask(long, { headers }))).toBe(true);
    // It was not read then: for somebody else it is as new as before.
    headers['x-forwarded-for'] = '198.51.100.11';
    expect(await remaining(long)).toBe(100 - 1 - long.length);
  });

  it('holds on a socket as by HTTP, in one account', async () => {
    const raw = await openRaw(stage.address, from('198.51.100.9'));
    await raw.initialise();
    for (let id = 1; id <= 3; id += 1) raw.subscribe(String(id), page);
    await raw.has('complete', 3);
    expect(await answered({ headers: from('198.51.100.9') })).toBe(1);
    raw.subscribe('4', page);
    await raw.has('error');
    expect(JSON.stringify(raw.messages)).toContain('retryAfterSeconds');
    raw.socket.close();
  });

  it('is not counted for a trusted proxy that speaks for itself (the control)', async () => {
    expect(await answered({})).toBe(30);
  });
});

describe('X-Forwarded-For', () => {
  it('of who is no trusted proxy changes nothing', async () => {
    const direct = await setStage({ RATE_PER_ADDRESS: '100' });
    let count = 0;
    while (!isLimited(await direct.ask(page, { headers: from(`198.51.100.${count}`) }))) count += 1;
    // Nobody has asked it for this page before.
    expect(count).toBe(Math.floor((100 - page.length) / cost));
    await direct.strike();
  });
});

describe('the cost of an operation', () => {
  const asked = (query: string, extensions: object, token?: string) =>
    stage.send(JSON.stringify({ query, extensions }), { token, headers: from('198.51.100.20') });

  it('is told to who asks for it: what it was, what is allowed, what is left', async () => {
    const token = await stage.identity.token({ subject: 'cid' });
    const answer = await asked(page, { cost: true }, token);
    expect(answer.body).toMatchObject({
      data: { notes: { nodes: expect.anything() } },
      extensions: { cost: { requested: 21, limit: 5_000, remaining: 200 - cost } },
    });
    const next = await asked('{ whoAmI }', { cost: true }, token);
    expect(next.body).toMatchObject({ extensions: { cost: { requested: 0, remaining: 200 - cost - 1 } } });
  });

  it('is told on a socket too', async () => {
    const raw = await openRaw(stage.address);
    await raw.initialise();
    const payload = { query: '{ whoAmI }', extensions: { cost: true } };
    raw.send({ id: '1', type: 'subscribe', payload });
    await raw.has('next');
    expect(raw.messages.find(({ type }) => type === 'next')?.payload).toMatchObject({
      extensions: { cost: { requested: 0, limit: 5_000 } },
    });
    raw.socket.close();
  });

  it('is not told otherwise (the control)', async () => {
    for (const extensions of [{}, { cost: false }, { cost: 'yes' }])
      expect((await asked('{ whoAmI }', extensions)).body).toEqual({ data: { whoAmI: 'anonymous' } });
  });
});
