import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Disk } from 'flydrive';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { newFileKey, openDisk } from './file-disk.ts';
import { createFileRoutes } from './file-routes.ts';
import { assertUploadable } from './file-upload.ts';
import { detectMediaType } from './media-type.ts';
import { SignedAddresses } from './signed-address.ts';

const png = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(5_000, 7)]);
const script = Buffer.from('<script>alert(1)</script>'.padEnd(png.length));
let directory: string;
let disk: Disk;
let server: Server;
let addresses: SignedAddresses;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'files-'));
  await mkdir(join(directory, 'incoming'));
  disk = await openDisk({ kind: 'folder', directory });
  server = createServer(async (request, response) => {
    if (!(await routes(request, response))) response.writeHead(404).end('other');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  addresses = new SignedAddresses({ baseUrl, secret: 'a secret of the tests' });
  const routes = createFileRoutes({ disk, addresses, log: pino({ level: 'silent' }) });
});
afterAll(async () => {
  server.close();
  await rm(directory, { recursive: true });
});

const grantOf = (key: string) => ({ key, size: png.length, mediaType: 'image/png' as const });
const put = (url: string, body: Buffer<ArrayBuffer>) => fetch(url, { method: 'PUT', body });
const incoming = () => readdir(join(directory, 'incoming'));

test('what was uploaded comes back as it was, to be saved and never run', async () => {
  const key = newFileKey();
  expect((await put(addresses.forUpload(grantOf(key)).url, png)).status).toBe(201);
  const response = await fetch(addresses.forDownload({ ...grantOf(key), fileName: 'ảnh "1".png' }).url);
  expect(Buffer.from(await response.arrayBuffer()).equals(png)).toBe(true);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'image/png',
    'content-disposition': `attachment; filename*=UTF-8''%E1%BA%A3nh%20%221%22.png`,
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
  });
});

test('every part of an address is signed', async () => {
  const upload = new URL(addresses.forUpload(grantOf(newFileKey())).url);
  const changed = Object.entries({
    expires: String(Date.now() + 1e9),
    size: '6000',
    type: 'application/pdf',
    name: 'other',
    signature: '',
  }).map(([name, value]) => {
    const url = new URL(upload);
    url.searchParams.set(name, value);
    return url;
  });
  const otherKey = new URL(upload);
  otherKey.pathname = `/files/${newFileKey()}`;
  for (const url of [...changed, otherKey]) {
    const response = await put(url.href, png);
    expect(response.status, url.href).toBe(403);
    expect(await response.json()).toMatchObject({ code: 'FILE_ADDRESS_INVALID' });
  }
  expect((await fetch(upload)).status).toBe(403);
});

test('an address ends with its time', async () => {
  const { url } = addresses.forUpload({ ...grantOf(newFileKey()), validForSeconds: 60 });
  vi.useFakeTimers({ now: Date.now() + 61_000, toFake: ['Date'] });
  const response = await put(url, png);
  vi.useRealTimers();
  expect(await response.json()).toMatchObject({ code: 'FILE_ADDRESS_EXPIRED' });
});

test('another size than announced is refused before a byte is read', async () => {
  const { url } = addresses.forUpload(grantOf(newFileKey()));
  const request = httpRequest(url, { method: 'PUT', headers: { 'content-length': 10_000_000_000 } });
  request.flushHeaders();
  const [response] = await once(request, 'response');
  expect(response.statusCode).toBe(400);
  request.destroy();

  const chunked = await fetch(url, {
    method: 'PUT',
    body: new Blob([png]).stream(),
    duplex: 'half',
  } as RequestInit);
  expect(await chunked.json()).toMatchObject({ code: 'FILE_SIZE_REFUSED' });
});

test('content of another type is refused and leaves nothing, whatever it was called', async () => {
  const key = newFileKey();
  const response = await put(addresses.forUpload(grantOf(key)).url, script);
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ code: 'FILE_TYPE_REFUSED' });
  expect(await disk.exists(key)).toBe(false);
  expect(await incoming()).toEqual([]);
});

test('an upload that breaks off leaves nothing and can be repeated', async () => {
  const key = newFileKey();
  const { url } = addresses.forUpload(grantOf(key));
  const request = httpRequest(url, { method: 'PUT', headers: { 'content-length': png.length } });
  request.on('error', () => undefined);
  request.write(png.subarray(0, 2_000));
  await vi.waitFor(async () => expect(await incoming()).toHaveLength(1));
  request.destroy();
  await vi.waitFor(async () => expect(await incoming()).toEqual([]));
  expect((await put(url, png)).status).toBe(201);
});

test('a file that is there cannot be replaced through its upload address', async () => {
  const { url } = addresses.forUpload(grantOf(newFileKey()));
  await put(url, png);
  const again = await put(url, png);
  expect(again.status).toBe(409);
  expect(await again.json()).toMatchObject({ code: 'FILE_EXISTS' });
});

test('a download of what is not there answers 404, another path is not ours', async () => {
  expect((await fetch(addresses.forDownload(grantOf(newFileKey())).url)).status).toBe(404);
  expect(await (await fetch(new URL('/graphql', addresses.forDownload(grantOf('a')).url))).text()).toBe(
    'other',
  );
});

test('sizes are refused where the address is asked for', () => {
  assertUploadable(1_000, 1_000);
  for (const size of [0, -1, 1.5, Number.NaN, 1_001])
    expect(() => assertUploadable(size, 1_000)).toThrow(/not be empty/);
});

test('types are told by content', () => {
  const type = (text: string) => detectMediaType(Buffer.from(text, 'latin1'));
  expect(type('\xff\xd8\xff\xe0 more bytes')).toBe('image/jpeg');
  expect(type('RIFF1234WEBPVP8 ')).toBe('image/webp');
  expect(type('%PDF-1.7 more')).toBe('application/pdf');
  expect(type('\x00\x00\x00\x18ftypisom')).toBe('video/mp4');
  expect(type('PK\x03\x04 more bytes')).toMatch(/sheet$/);
  expect(type('room,name\r\n1')).toBe('text/csv');
  expect(type('\x7fELF\x02\x01\x01\x00\x00')).toBeNull();
});
