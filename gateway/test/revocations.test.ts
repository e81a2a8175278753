import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLog } from '@city/kit/log/log';
import { Viewer } from '@city/kit/request-identity/viewer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RevocationList } from '../src/authentication/revocation-list.ts';
import { Revocations } from '../src/authentication/revocations.ts';
import { until } from './support/collect.ts';
import { openConnection } from './support/raw-http.ts';
import { type Stage, setStage } from './support/stage.ts';
import { signingSecret } from './support/subgraphs.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.strike());

async function whoAmI(token: string) {
  const { status, body } = await stage.ask('{ whoAmI }', { token });
  return status === 200 ? body.data?.whoAmI : [status, body.errors?.[0]?.extensions];
}

const refusal = [401, { code: 'UNAUTHENTICATED', reason: 'TOKEN_REVOKED' }];
const untilRefused = (token: string) => expect.poll(() => whoAmI(token)).toEqual(refusal);

describe('a token that was taken back', () => {
  it('of an earlier epoch is refused, the next one is good, and nobody else notices', async () => {
    const before = await stage.identity.token({ subject: 'eve', epoch: 1 });
    const other = await stage.identity.token({ subject: 'bob', epoch: 1 });
    expect(await whoAmI(before)).toBe('eve');
    stage.identity.revocations.add({ subject: 'eve', minimumEpoch: 2 });
    await untilRefused(before);
    expect(await whoAmI(await stage.identity.token({ subject: 'eve', epoch: 2 }))).toBe('eve');
    expect(await whoAmI(other)).toBe('bob');
  });

  it('of a session that ended is refused; another session of the same person goes on', async () => {
    const phone = await stage.identity.token({ subject: 'kim', sessionId: 'phone' });
    const desk = await stage.identity.token({ subject: 'kim', sessionId: 'desk' });
    expect(await whoAmI(phone)).toBe('kim');
    stage.identity.revocations.add({ sessionId: 'phone' });
    await untilRefused(phone);
    expect(await whoAmI(desk)).toBe('kim');
  });

  it.each([
    ['a query', 'application/json'],
    ['a stream', 'text/event-stream'],
  ])('between the head and the end of %s is refused', async (_name, accept) => {
    const subject = `slow ${accept}`;
    const token = await stage.identity.token({ subject });
    const connection = openConnection(stage.address);
    const body = JSON.stringify({ query: '{ whoAmI }' });
    const head = [
      'POST /graphql HTTP/1.1',
      'Host: gateway',
      `Authorization: Bearer ${token}`,
      'Content-Type: application/json',
      `Accept: ${accept}`,
      `Content-Length: ${body.length}`,
    ];
    connection.write(`${head.join('\r\n')}\r\n\r\n${body.slice(0, 5)}`);
    // Sent on another connection afterwards and answered: the head of this one was read before.
    expect(await whoAmI(token)).toBe(subject);
    stage.identity.revocations.add({ subject, minimumEpoch: 1 });
    await untilRefused(token);
    connection.write(body.slice(5));
    await until(() => connection.received().includes('TOKEN_REVOKED'));
    expect(connection.status()).toBe(401);
    connection.socket.destroy();
  });

  it('stays refused while the issuer is down, and news comes when it is back', async () => {
    const { revocations } = stage.identity;
    const old = await stage.identity.token({ subject: 'mai' });
    const later = await stage.identity.token({ subject: 'nam' });
    revocations.add({ subject: 'mai', minimumEpoch: 1 });
    await untilRefused(old);
    revocations.fail();
    await until(() => revocations.refusals > 0);
    revocations.add({ subject: 'nam', minimumEpoch: 1 });
    expect(await whoAmI(old)).toEqual(refusal);
    expect(await whoAmI(later)).toBe('nam');
    expect(stage.logged().filter(({ msg }) => /revoked cannot be asked/.test(String(msg)))).toHaveLength(1);
    revocations.isDown = false;
    await untilRefused(later);
    const health = await fetch(stage.address.replace('/graphql', '/health/ready'));
    expect(await health.json()).toMatchObject({ revocationsAgeSeconds: expect.any(Number) });
  });
});

describe('following what is revoked', () => {
  const log = createLog({ service: 'test', level: 'silent' });

  it('starts though the issuer is away, and at once with what the issuer already knows', async () => {
    const away = new Revocations({ url: 'http://localhost:9/x', secret: signingSecret, log });
    await away.start();
    await away.stop();
    stage.identity.revocations.add({ subject: 'zoe', minimumEpoch: 4 });
    const url = stage.identity.revocationsUrl;
    const revocations = new Revocations({ url, secret: signingSecret, log });
    await revocations.start();
    const zoe = (epoch: number) => new Viewer({ kind: 'citizen', citizenId: 'zoe', epoch });
    expect(revocations.isRevoked(zoe(3))).toBe(true);
    expect(revocations.isRevoked(zoe(4))).toBe(false);
    await revocations.stop();
  });

  it('tells listeners of news once, and one that fails does not keep it from the others', async () => {
    const url = stage.identity.revocationsUrl;
    const revocations = new Revocations({ url, secret: signingSecret, log });
    await revocations.start();
    const heard: string[] = [];
    revocations.onChange(() => {
      throw new Error('a bad listener');
    });
    const off = revocations.onChange(() => heard.push('off'));
    revocations.onChange(() => heard.push('on'));
    stage.identity.revocations.add({ sessionId: 's-9' });
    await until(() => heard.length === 2);
    off();
    stage.identity.revocations.add({ sessionId: 's-9' }, { sessionId: 's-10' });
    await until(() => heard.length === 3);
    expect(heard).toEqual(['off', 'on', 'on']);
    await revocations.stop();
  });

  it('does not ask without a pause where the issuer says at once that there is nothing new', async () => {
    let asked = 0;
    const issuer = createServer((_request, response) => {
      asked += 1;
      response.setHeader('content-type', 'application/json').end('{"cursor":"1","revocations":[]}');
    }).listen(0);
    await once(issuer, 'listening');
    const url = `http://localhost:${(issuer.address() as AddressInfo).port}/`;
    const revocations = new Revocations({ url, secret: signingSecret, log });
    await revocations.start();
    // As long as a hundred requests one after the other take.
    for (let count = 0; count < 100; count += 1) await (await fetch(url)).text();
    expect(asked - 100).toBeLessThan(30);
    await revocations.stop();
    issuer.close().closeAllConnections();
  });

  it('is not given away to who does not sign', async () => {
    const url = stage.identity.revocationsUrl;
    const before = stage.identity.revocations.refusals;
    const stranger = new Revocations({ url, secret: 'another secret of thirty-two characters', log });
    await stranger.start();
    await stranger.stop();
    expect(stage.identity.revocations.refusals).toBe(before + 1);
    expect(stranger.isRevoked(new Viewer({ kind: 'citizen', citizenId: 'eve', epoch: 0 }))).toBe(false);
  });
});

describe('the list of what is revoked', () => {
  const of = (citizenId: string, epoch = 0) => new Viewer({ kind: 'citizen', citizenId, epoch });

  it('names a machine by its own name only, and never who has no token', () => {
    const list = new RevocationList();
    list.add([
      { subject: 'hotel', minimumEpoch: 1 },
      { subject: 'portal', minimumEpoch: 1 },
    ]);
    expect(list.names(new Viewer({ kind: 'client', clientId: 'hotel' }))).toBe(true);
    expect(list.names(new Viewer({ kind: 'citizen', citizenId: 'ann', clientId: 'portal' }))).toBe(false);
    expect(list.names(Viewer.anonymous)).toBe(false);
  });

  it('never goes back to an earlier epoch, and says whether it learned something', () => {
    const list = new RevocationList();
    expect(list.add([{ subject: 'ann', minimumEpoch: 5 }])).toBe(true);
    expect(list.add([{ subject: 'ann', minimumEpoch: 3 }])).toBe(false);
    expect(list.add([{ subject: 'ann', minimumEpoch: 5 }])).toBe(false);
    expect(list.names(of('ann', 4))).toBe(true);
  });

  it('forgets what is older than any token, and the oldest when there is too much', () => {
    let now = 0;
    const list = new RevocationList({ now: () => now, mostEntries: 2 });
    list.add([{ subject: 'ann', minimumEpoch: 1 }]);
    now = 11 * 60_000;
    list.add([{ subject: 'bob', minimumEpoch: 1 }]);
    expect([list.size, list.names(of('ann'))]).toEqual([1, false]);
    list.add([
      { subject: 'cat', minimumEpoch: 1 },
      { subject: 'dan', minimumEpoch: 1 },
    ]);
    expect([list.size, list.names(of('bob')), list.names(of('dan'))]).toEqual([2, false, true]);
  });
});
