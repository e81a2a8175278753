// Rows W4 and W8 of what the city must survive, beyond ../socket.test.ts (W1–W5, W7–W10), ../socket-seats.test.ts (W6),
// ../limits.test.ts (W8: every limit on a socket), ../revocations.test.ts (W3) and ../policies.test.ts (W11).
import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../support/collect.ts';
import { isWell } from '../support/is-well.ts';
import { openConnection } from '../support/raw-http.ts';
import { openRaw } from '../support/raw-socket.ts';
import { type Stage, setStage } from '../support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage({ ALLOWED_ORIGINS: 'http://portal.test' });
});
afterAll(() => stage.strike());
afterEach(() => isWell(stage));

const upgrade = (...lines: string[]) =>
  [
    'GET /graphql HTTP/1.1',
    'Host: gateway',
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    'Sec-WebSocket-Protocol: graphql-transport-ws',
    ...lines,
    '',
    '',
  ].join('\r\n');

/** The head of a masked text frame that announces so many bytes. */
function frameHead(bytes: number, firstByte = 0x81): Buffer {
  const head = Buffer.alloc(14);
  head[0] = firstByte;
  head[1] = 0x80 | 127;
  head.writeBigUInt64BE(BigInt(bytes), 2);
  return head;
}

async function openByHand() {
  const connection = openConnection(stage.address);
  connection.write(upgrade());
  await until(() => connection.received().includes('101 Switching'));
  return connection;
}

describe('an upgrade that is refused', () => {
  it.each([
    ['another path', 404, upgrade().replace('/graphql', '/nowhere')],
    ['another origin', 403, upgrade('Origin: http://elsewhere.test')],
  ])('(%s) leaves no connection, also where the client keeps its half open', async (_name, status, text) => {
    const { hostname, port } = new URL(stage.address);
    const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
    let received = '';
    let isReset = false;
    socket.on('data', (data) => {
      received += data;
    });
    socket.on('error', () => {
      isReset = true;
    });
    socket.write(text);
    await until(() => received.includes(`HTTP/1.1 ${status} `));
    // Whoever still holds the connection takes what is written; whoever has let it go resets it.
    await until(() => {
      if (!socket.destroyed) socket.write('x');
      return isReset;
    });
    socket.destroy();
  });
});

describe('W4: a message', () => {
  it.each([90_000_000, 110_000_000])('that announces %d bytes is refused before they come', async (bytes) => {
    const connection = await openByHand();
    connection.write(frameHead(bytes));
    await until(() => connection.isClosed());
    // A closing frame with the code 1009, as a server writes it.
    expect(Buffer.from(connection.received(), 'latin1').includes(Buffer.from([0x03, 0xf1]))).toBe(true);
  });

  it('in many small pieces that are never finished is refused at the same size', async () => {
    const connection = await openByHand();
    connection.write(Buffer.concat([frameHead(1_000, 0x01), Buffer.alloc(1_000)]));
    let sent = 1;
    while (!connection.isClosed() && sent < 2_000) {
      connection.write(Buffer.concat([frameHead(1_000, 0x00), Buffer.alloc(1_000)]));
      sent += 1;
      await new Promise((resolve) => setImmediate(resolve));
    }
    await until(() => connection.isClosed());
    expect(sent).toBeLessThan(2_000);
  });

  it('is never unpacked: compression is not offered', async () => {
    const connection = openConnection(stage.address);
    connection.write(upgrade('Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits'));
    await until(() => connection.received().includes('101 Switching'));
    expect(connection.received().toLowerCase()).not.toContain('permessage-deflate');
    connection.socket.destroy();
  });
});

describe('a message of a hostile form closes the socket with 4400', () => {
  it.each([
    ['a key twice', '{"id":"1","type":"subscribe","payload":{"query":"{whoAmI}","query":"{me{name}}"}}'],
    ['__proto__', '{"id":"1","type":"subscribe","payload":{"query":"{whoAmI}","__proto__":{"a":1}}}'],
    ['a query that is no text', '{"id":"1","type":"subscribe","payload":{"query":{}}}'],
    [
      'variables that are a list',
      '{"id":"1","type":"subscribe","payload":{"query":"{whoAmI}","variables":[]}}',
    ],
    ['no id', '{"type":"subscribe","payload":{"query":"{whoAmI}"}}'],
    ['an empty id', '{"id":"","type":"subscribe","payload":{"query":"{whoAmI}"}}'],
    ['a number', '1'],
    ['null', 'null'],
    ['a type of the old protocol', '{"id":"1","type":"start","payload":{"query":"{whoAmI}"}}'],
  ])('%s', async (_name, message) => {
    const raw = await openRaw(stage.address);
    await raw.initialise();
    raw.send(message);
    expect(await raw.closed()).toMatchObject({ code: 4400 });
  });

  it('and an ordinary one does not (the control)', async () => {
    const raw = await openRaw(stage.address);
    await raw.initialise();
    raw.send('{"id":"1","type":"subscribe","payload":{"query":"{whoAmI}","variables":{}}}');
    await raw.has('complete');
    raw.socket.close();
  });
});

describe('W8: what is refused by HTTP is refused on a socket', () => {
  it.each([
    ['half a character', 'query($t: String) { inputs(text: $t) }', { t: 'a\ud800' }],
    ['U+0000', 'query($t: String) { inputs(text: $t) }', { t: 'a\0' }],
    ['a name that is not there', '{ whoAmX }', {}],
    ['what is inside', '{ _service { sdl } }', {}],
    ['a variable of the wrong type', 'query($k: Kind) { inputs(kind: $k) }', { k: 'LONGG' }],
  ])('%s', async (_name, query, variables) => {
    const raw = await openRaw(stage.address);
    await raw.initialise();
    raw.send({ id: '1', type: 'subscribe', payload: { query, variables } });
    await raw.has('error');
    const text = JSON.stringify(raw.messages);
    expect(text).toContain('BAD_USER_INPUT');
    expect(text).not.toMatch(/did you mean/i);
    raw.socket.close();
  });
});

describe('an upgrade', () => {
  it.each([
    'http://evil.test',
    'null',
    'http://portal.test.evil.test',
    'file://',
    'http://portal.test@evil.test',
  ])('from %s is refused', async (origin) => {
    const connection = openConnection(stage.address);
    connection.write(upgrade(`Origin: ${origin}`));
    await until(() => connection.isClosed());
    expect(connection.status()).toBe(403);
  });

  it('to another path, in another version or to another protocol is refused', async () => {
    const elsewhere = openConnection(stage.address);
    elsewhere.write(upgrade().replace('/graphql', '/other'));
    await until(() => elsewhere.isClosed());
    expect(elsewhere.status()).toBe(404);
    const wordy = openConnection(stage.address);
    wordy.write(upgrade(...Array.from({ length: 200 }, (_, index) => `X-${index}: 1`)));
    await until(() => wordy.isClosed());
    expect(wordy.status()).toBe(431);
    const old = openConnection(stage.address);
    old.write(upgrade().replace('Version: 13', 'Version: 7'));
    await until(() => old.isClosed());
    expect([400, 426]).toContain(old.status());
  });

  it('that is broken off leaves nothing behind', async () => {
    const { hostname, port } = new URL(stage.address);
    for (let count = 0; count < 50; count += 1) {
      const socket = connect(Number(port), hostname).on('error', () => undefined);
      socket.write(upgrade().slice(0, 60));
      socket.destroy();
    }
  });
});
