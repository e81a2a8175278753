import { CloseCode } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from './support/collect.ts';
import { openRaw } from './support/raw-socket.ts';
import { type Stage, setStage } from './support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.strike());

const added = 'subscription { noteAdded { note { id } } }';

async function open(protocol?: string | string[]) {
  return openRaw(stage.address, {}, protocol);
}

async function opened() {
  const raw = await open();
  await raw.initialise();
  return raw;
}

/** What makes the gateway close a socket with the code; `undefined` for those that only clients send. */
const causes: Record<CloseCode, (() => Promise<{ code: number; reason: string }>) | undefined> = {
  [CloseCode.BadRequest]: async () => {
    const raw = await opened();
    raw.send('{"type":"unknown"}');
    return raw.closed();
  },
  [CloseCode.Unauthorized]: async () => {
    const raw = await open();
    raw.subscribe('1', added);
    return raw.closed();
  },
  [CloseCode.Forbidden]: async () => {
    const raw = await open();
    await raw.initialise({ authorization: 'Bearer nonsense' });
    return raw.closed();
  },
  [CloseCode.SubprotocolNotAcceptable]: async () => {
    const raw = await open([]);
    return raw.closed();
  },
  [CloseCode.ConnectionInitialisationTimeout]: async () => {
    const raw = await open();
    return raw.closed(4_000);
  },
  [CloseCode.SubscriberAlreadyExists]: async () => {
    const raw = await opened();
    raw.subscribe('1', added);
    raw.subscribe('1', added);
    return raw.closed();
  },
  [CloseCode.TooManyInitialisationRequests]: async () => {
    const raw = await opened();
    raw.send({ type: 'connection_init' });
    return raw.closed();
  },
  [CloseCode.InternalServerError]: async () => {
    // The issuer's keys cannot be had: whether the token is good is not known.
    const lonely = await setStage({ JWKS_URL: 'http://localhost:9/jwks' });
    const raw = await openRaw(lonely.address);
    await raw.initialise({ authorization: `Bearer ${await lonely.identity.token()}` });
    const closed = await raw.closed();
    await lonely.strike();
    return closed;
  },
  [CloseCode.InternalClientError]: undefined,
  [CloseCode.BadResponse]: undefined,
  [CloseCode.ConnectionAcknowledgementTimeout]: undefined,
};

const codes = Object.entries(causes).map(([code, cause]) => ({ code: Number(code), cause }));

describe('the gateway closes a socket', () => {
  for (const { code, cause } of codes) {
    if (!cause) continue;
    it(`with ${code} ${CloseCode[code]}`, async () => {
      const closed = await cause();
      expect(closed.code).toBe(code);
      // What a client sees of a failure inside says nothing of it.
      expect(closed.reason).not.toMatch(/localhost|ECONN|Error:/);
    });
  }
});

describe('a client closes its socket', () => {
  it.each(codes.filter(({ cause }) => !cause).map(({ code }) => [code, CloseCode[code]]))(
    'with %d %s, and nothing is left of it',
    async (code) => {
      const raw = await opened();
      raw.subscribe('1', added);
      await stage.listening(1, 1);
      raw.socket.close(Number(code));
      await raw.closed();
      await until(() => stage.gateway.live.counts.clients === 0 && stage.world.events.readerCount === 0);
      // The control: another is served as before.
      const next = await opened();
      next.subscribe('1', '{ whoAmI }');
      await next.has('next');
      next.socket.close();
    },
  );
});
