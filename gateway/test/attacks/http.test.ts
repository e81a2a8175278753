// Rows H4, H6, H10–H13 of what the city must survive. H1–H3, H5, H7–H9 are in ../http.test.ts, H14 in ../errors.test.ts.
import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../support/collect.ts';
import { isWell } from '../support/is-well.ts';
import { type Connection, openConnection } from '../support/raw-http.ts';
import { type Stage, setStage } from '../support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage({ HEADERS_TIMEOUT_MS: '1000', RECEIVE_TIMEOUT_MS: '1500' });
});
afterAll(() => stage.strike());

const connections: Connection[] = [];
function open(): Connection {
  const connection = openConnection(stage.address);
  connections.push(connection);
  return connection;
}

/** After each attack, an ordinary request is answered as ever. */
afterEach(async () => {
  for (const { socket } of connections.splice(0)) socket.destroy();
  await isWell(stage);
});

const body = '{"query":"{ whoAmI }"}';
const head = (...lines: string[]) =>
  ['POST /graphql HTTP/1.1', 'Host: gateway', 'Content-Type: application/json', ...lines, '', ''].join(
    '\r\n',
  );
const withLength = (text: string) => head(`Content-Length: ${Buffer.byteLength(text)}`) + text;

async function refused(text: string | Buffer, statuses: number[]): Promise<void> {
  const connection = open();
  connection.write(text);
  await until(() => connection.isClosed());
  expect(statuses).toContain(connection.status());
  expect(connection.received()).not.toMatch(/whoAmI|stack|at .*\.js/);
}

it('a well-formed request on such a connection is answered (the control)', async () => {
  const connection = open();
  connection.write(withLength(body));
  await until(() => connection.received().includes('"whoAmI":"anonymous"'));
  expect(connection.status()).toBe(200);
});

describe('H4: a page of another site with the cookies of its visitor', () => {
  it('is nobody, and may not read the answer', async () => {
    const answer = await stage.ask('{ whoAmI }', {
      headers: { origin: 'http://evil.test', cookie: 'session=stolen; authorization=Bearer x' },
    });
    expect(answer.body.data).toEqual({ whoAmI: 'anonymous' });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
    expect(answer.headers.get('set-cookie')).toBeNull();
  });
});

describe('H6: a body', () => {
  it.each([200_000, 2_000_000, 60_000_000])('of %d bytes is refused when it is announced', async (length) => {
    const connection = open();
    connection.write(head(`Content-Length: ${length}`));
    await until(() => connection.isClosed());
    expect(connection.status()).toBe(413);
  });

  it('that never ends is cut off', async () => {
    const connection = open();
    connection.write(head('Transfer-Encoding: chunked'));
    const chunk = `2710\r\n${'x'.repeat(10_000)}\r\n`;
    let sent = 0;
    while (!connection.isClosed()) {
      if (!connection.socket.writable) break;
      connection.write(chunk);
      sent += 1;
      await new Promise((resolve) => setImmediate(resolve));
    }
    await until(() => connection.isClosed());
    expect([0, 413]).toContain(connection.status());
    expect(sent * 10_000).toBeLessThan(60_000_000);
  });

  it('that unpacks into more than it is, is not unpacked', async () => {
    const bomb = gzipSync(Buffer.alloc(20_000_000, 'x'), { level: 9 });
    for (const encoding of ['gzip', 'br', 'deflate', 'gzip, gzip']) {
      const response = await fetch(stage.address, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-encoding': encoding },
        body: bomb,
      });
      expect(response.status).toBe(400);
      expect(await response.text()).toContain('REQUEST_UNREADABLE');
    }
  });

  it.each(['gzip', 'br', 'x-unknown'])(
    'that says it is in %s is refused, whatever it really is',
    async (encoding) => {
      expect((await stage.ask('{ whoAmI }', { headers: { 'content-encoding': encoding } })).status).toBe(400);
      expect((await stage.ask('{ whoAmI }', { headers: { 'content-encoding': 'identity' } })).status).toBe(
        200,
      );
    },
  );
});

describe('H10: text that looks like other text', () => {
  const query = 'query($t: String) { inputs(text: $t) }';
  it.each([
    ['written right to left', 'a\u202egpj.exe'],
    ['with an invisible space', 'Nguy\u200bễn'],
    ['composed', 'Nguyễn Thị Mai'.normalize('NFC')],
    ['decomposed', 'Nguyễn Thị Mai'.normalize('NFD')],
  ])('%s is passed on as it is: what it means is for the subgraph to say', async (_name, text) => {
    expect((await stage.ask(query, { variables: { t: text } })).body).toEqual({ data: { inputs: text } });
  });

  it('in a name of the document is refused', async () => {
    for (const query of ['{ who\u200bAmI }', '{ ｗｈｏＡｍＩ }', '{ whoAmI\u202e }']) {
      const answer = await stage.ask(query);
      expect(answer.body.errors?.[0]?.extensions.reason).toBe('QUERY_INVALID');
      expect(answer.body.data).toBeUndefined();
    }
  });
});

describe('H11: JSON that means different things to different readers', () => {
  it.each([
    ['a query twice', '{"query":"{ whoAmI }","query":"{ me { name } }"}'],
    ['a query twice, once written otherwise', '{"query":"{ whoAmI }","\\u0071uery":"{ me { name } }"}'],
    ['a variable twice', '{"query":"{ whoAmI }","variables":{"a":1,"a":2}}'],
    ['__proto__', '{"query":"{ whoAmI }","__proto__":{"isAdmin":true}}'],
    ['__proto__ among the variables', '{"query":"{ whoAmI }","variables":{"__proto__":{"id":"1"}}}'],
    ['80,000 levels', `{"query":"{ whoAmI }","variables":{"a":${'['.repeat(80_000)}}}`],
    [
      '80,000 levels that end',
      `{"query":"{ whoAmI }","extensions":${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}}`,
    ],
    ['a text that holds JSON', JSON.stringify(body)],
    ['a number', '7'],
    ['null', 'null'],
  ])('with %s is refused', async (_name, text) => {
    expect((await stage.send(text)).status).toBe(400);
  });

  it.each([
    ['a parameter twice', 'query={whoAmI}&query={me{name}}'],
    ['a variable twice', 'query={whoAmI}&variables={"a":1,"a":2}'],
    ['variables nested 5,000 deep', `query={whoAmI}&variables=${'['.repeat(5_000)}`],
    ['variables that are no object', 'query={whoAmI}&variables=[1]'],
  ])('in an address, with %s, is refused', async (_name, search) => {
    const response = await fetch(`${stage.address}?${search}`, {
      headers: { 'graphql-require-preflight': '1' },
    });
    expect(response.status).toBe(400);
  });

  it('of an ordinary kind is answered (the control)', async () => {
    expect((await stage.send('{"query":"{ whoAmI }","variables":{"proto":1,"a":[[1]]}}')).status).toBe(200);
  });
});

describe('H12: who is slow on purpose', () => {
  it('with 500 connections that never finish their headers loses them all, and others are answered meanwhile', async () => {
    const slow = Array.from({ length: 500 }, open);
    for (const connection of slow) connection.write('POST /graphql HTTP/1.1\r\nHost: gateway\r\nX-Slow: ');
    await isWell(stage);
    const dripping = setInterval(() => {
      for (const { socket } of slow) if (socket.writable) socket.write('a');
    }, 200);
    await until(() => slow.every((connection) => connection.isClosed()));
    clearInterval(dripping);
    expect(slow[0]?.status()).toBe(408);
  });

  it('with a body that never arrives loses the connection', async () => {
    const connection = open();
    connection.write(head('Content-Length: 1000'));
    const dripping = setInterval(() => connection.socket.writable && connection.write('{'), 100);
    await until(() => connection.isClosed());
    clearInterval(dripping);
    expect([0, 400, 408]).toContain(connection.status());
  });
});

describe('H13: requests that two readers would divide differently', () => {
  it.each([
    ['two lengths of a body', head('Content-Length: 22', 'Transfer-Encoding: chunked') + body],
    ['a length twice', head('Content-Length: 22', 'Content-Length: 5') + body],
    ['a length that is no number', head('Content-Length: 0x16') + body],
    ['an encoding that is none', head('Transfer-Encoding: xchunked') + body],
    ['lines that end with LF alone', withLength(body).replaceAll('\r\n', '\n')],
    ['a chunk whose size is no number', `${head('Transfer-Encoding: chunked')}zz\r\n`],
    ['a space before the colon', head('Content-Length : 22') + body],
    ['a header folded over two lines', head('X-Folded: a\r\n b', 'Content-Length: 22') + body],
    ['NUL in a header', head('X-Nul: a\0b', 'Content-Length: 22') + body],
    ['another protocol', 'HELO gateway\r\n\r\n'],
  ])('%s', async (_name, text) => {
    await refused(text, [400]);
  });

  it('200 headers', async () => {
    await refused(head(...Array.from({ length: 200 }, (_, index) => `X-${index}: 1`)), [431]);
  });

  it('17 kB of headers', async () => {
    await refused(head(`X-Long: ${'x'.repeat(17_000)}`), [431]);
  });

  it('a request behind one that was refused is not read', async () => {
    const connection = open();
    connection.write(head('Content-Length: 22', 'Transfer-Encoding: chunked') + body + withLength(body));
    await until(() => connection.isClosed());
    expect(connection.received().match(/HTTP\/1\.1/g)).toHaveLength(1);
  });
});

describe('methods', () => {
  it.each(['PATCH', 'HEAD', 'TRACE', 'PROPFIND'])('%s is refused', async (method) => {
    const status = await new Promise((resolve, reject) => {
      request(stage.address, { method }, (response) => resolve(response.resume().statusCode))
        .on('error', reject)
        .end();
    });
    expect([400, 405]).toContain(status);
  });
});
