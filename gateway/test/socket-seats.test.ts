import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRaw } from './support/raw-socket.ts';
import { type Stage, setStage } from './support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage({
    MAX_SOCKETS_PER_PERSON: '5',
    MAX_SOCKETS_PER_CLIENT: '6',
    MAX_SOCKETS_PER_ADDRESS: '8',
    TRUSTED_PROXIES: 'loopback',
  });
});
afterAll(() => stage.strike());

const from = (address: string) => ({ 'x-forwarded-for': address });
type Raw = Awaited<ReturnType<typeof openRaw>>;
const open: Raw[] = [];

async function socket(headers: Record<string, string>): Promise<Raw> {
  const raw = await openRaw(stage.address, headers);
  open.push(raw);
  return raw;
}

async function signedIn(token: string, address = '198.51.100.1'): Promise<Raw> {
  const raw = await socket(from(address));
  await raw.initialise({ authorization: `Bearer ${token}` });
  return raw;
}

async function closeAll(): Promise<void> {
  for (const raw of open) raw.socket.terminate();
  await Promise.all(open.splice(0).map((raw) => raw.closed()));
}

describe('sockets', () => {
  it('are five for a person, wherever they are; the next is told why', async () => {
    const token = await stage.identity.token({ subject: 'ann' });
    for (let count = 0; count < 5; count += 1) await signedIn(token, `198.51.100.${count}`);
    const sixth = await signedIn(token, '198.51.100.9');
    expect(await sixth.closed()).toEqual({ code: 4411, reason: 'Too many sockets' });
    const other = await signedIn(await stage.identity.token({ subject: 'bob' }));
    expect(other.messages).toMatchObject([{ type: 'connection_ack' }]);

    open[0]?.socket.close();
    await open[0]?.closed();
    // The gateway may hear of the closed one a little later than this test.
    const again = await untilAccepted(() => signedIn(token));
    expect(again.messages).toMatchObject([{ type: 'connection_ack' }]);
    await closeAll();
  });

  it('are more for a program', async () => {
    const token = await stage.identity.token({
      claims: { client_id: 'hotel', city: { kind: 'client', memberships: [] } },
    });
    for (let count = 0; count < 6; count += 1) await signedIn(token);
    expect(await (await signedIn(token)).closed()).toMatchObject({ code: 4411 });
    await closeAll();
  });

  it('of nobody in particular are counted by address, and refused with 429 at the upgrade', async () => {
    const flood = await Promise.all(Array.from({ length: 40 }, () => socket(from('198.51.100.20'))));
    expect(flood.filter((raw) => raw.refusedWith() === 429)).toHaveLength(32);
    expect((await socket(from('198.51.100.21'))).refusedWith()).toBeUndefined();
    await closeAll();
  });

  it('of who signed in no longer count for the address', async () => {
    for (let person = 0; person < 20; person += 1)
      await signedIn(await stage.identity.token({ subject: `person-${person}` }), '198.51.100.30');
    expect((await socket(from('198.51.100.30'))).refusedWith()).toBeUndefined();
    await closeAll();
  });

  it('that say nothing are gone after 3 s, and their seats are free', async () => {
    const silent = await Promise.all(Array.from({ length: 8 }, () => socket(from('198.51.100.40'))));
    expect((await socket(from('198.51.100.40'))).refusedWith()).toBe(429);
    for (const raw of silent) expect(await raw.closed(5_000)).toMatchObject({ code: 4408 });
    const next = await untilAccepted(() => socket(from('198.51.100.40')));
    expect(next.refusedWith()).toBeUndefined();
    await closeAll();
  });

  it('are not counted where there is no limit (the control)', async () => {
    const wide = await setStage({ MAX_SOCKETS_PER_PERSON: '0', MAX_SOCKETS_PER_ADDRESS: '0' });
    const token = await wide.identity.token();
    const many = await Promise.all(Array.from({ length: 40 }, () => openRaw(wide.address)));
    for (const raw of many) await raw.initialise({ authorization: `Bearer ${token}` });
    expect(many.every(({ messages }) => messages[0]?.type === 'connection_ack')).toBe(true);
    for (const raw of many) raw.socket.terminate();
    await wide.strike();
  });
});

async function untilAccepted(connect: () => Promise<Raw>): Promise<Raw> {
  const end = performance.now() + 30_000;
  for (;;) {
    const raw = await connect();
    if (raw.refusedWith() === undefined && raw.socket.readyState === raw.socket.OPEN) return raw;
    if (performance.now() > end) throw new Error('No seat became free.');
  }
}
