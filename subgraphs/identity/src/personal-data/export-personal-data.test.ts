import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDisk } from '@city/kit/files/file-disk';
import type { PersonalDataSection, PersonalDataSubject } from '@city/kit/personal-data/personal-data';
import { createPersonalDataRoute } from '@city/kit/personal-data/personal-data-route';
import type { Disk } from 'flydrive';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Citizen } from '../generated/prisma/client.ts';
import { newCitizen } from '../testing/new-citizen.ts';
import { createTestGraph, person, type TestGraph } from '../testing/test-graph.ts';
import { completeErasure } from './complete-erasure.ts';
import { exportPersonalData, removeOldExports } from './export-personal-data.ts';

const secret = 's'.repeat(40);
let graph: TestGraph;
let directory: string;
let disk: Disk;
let server: Server;
const asked: PersonalDataSubject[] = [];
const answering = vi.fn<() => PersonalDataSection[]>();

const stays: PersonalDataSection = {
  title: { vi: 'Khai báo lưu trú', en: 'Declared stays' },
  purpose: { vi: 'Thông báo lưu trú', en: 'Notice of stay' },
  keptBy: { vi: 'Luật Cư trú 2020', en: 'Law on Residence 2020' },
  total: 1,
  records: [{ entries: [{ label: { vi: 'Phòng', en: 'Room' }, value: '302' }] }],
};

beforeAll(async () => {
  graph = await createTestGraph();
  directory = await mkdtemp(join(tmpdir(), 'city-exports-'));
  disk = await openDisk({ kind: 'folder', directory });
  const route = createPersonalDataRoute({
    secret,
    log: pino({ level: 'silent' }),
    personalData: async (subject) => {
      asked.push(subject);
      return answering();
    },
  });
  server = createServer((request, response) => void route(request, response)).listen(0);
});
beforeEach(() => {
  asked.length = 0;
  answering.mockReturnValue([stays]);
});
afterAll(async () => {
  server?.close();
  await graph?.stop();
  await rm(directory, { recursive: true });
});

const exporter = () => {
  const baseUrl = `http://localhost:${(server.address() as AddressInfo).port}`;
  const { database, vault, feed } = graph;
  return { database, vault, feed, disk, secret, sources: new Map([['accommodation', baseUrl]]) };
};

const mine = `{ myDataRequests { id kind status answerBy completeBy downloads { format url sizeBytes } parts { what { vi } isDone reason { vi } } note } }`;
type Mine = { id: string; status: string; downloads: { format: string; url: string }[]; parts: object[] };
const read = async (citizenId: string) =>
  (await graph.ask(person(citizenId), mine)).data?.myDataRequests as Mine[];

async function requested(mutation = 'requestDataExport', more: Partial<Citizen> = {}) {
  const citizen = await newCitizen(graph, { assuranceLevel: 'VERIFIED', ...more });
  const { data } = await graph.ask(person(citizen.id), `mutation { ${mutation} { id } }`);
  const [made] = Object.values(data ?? {}) as { id: string }[];
  return { citizen, id: made?.id ?? '' };
}

test('the copy holds what identity and the other subgraphs hold, as JSON and as PDF', async () => {
  const { citizen, id } = await requested();
  await exportPersonalData(exporter(), id);
  expect(asked).toEqual([{ citizenId: citizen.id, nationalId: citizen.nationalId }]);
  const [request] = await graph.database.dataRequest.findMany({ where: { id } });
  const json = JSON.parse(await disk.get(request?.jsonKey ?? ''));
  const titles = json.sections.map(({ title }: PersonalDataSection) => title.vi);
  expect(titles).toEqual(
    expect.arrayContaining(['Tài khoản', 'Liên hệ', 'Ai đã xem dữ liệu của bạn', 'Khai báo lưu trú']),
  );
  expect(JSON.stringify(json)).toContain(citizen.nationalId);
  const pdf = Buffer.from(await disk.getBytes(request?.pdfKey ?? ''));
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  expect(pdf.toString('latin1')).toContain('BeVietnamPro');
  expect(await read(citizen.id)).toMatchObject([
    { status: 'FULFILLED', downloads: [{ format: 'pdf' }, { format: 'json' }] },
  ]);
  expect(await graph.database.notification.count({ where: { citizenId: citizen.id } })).toBe(1);
  await exportPersonalData(exporter(), id);
  expect(asked).toHaveLength(1);
});

test('who only typed a number in gets nothing that others hold under it, and reads why', async () => {
  const { id } = await requested('requestDataExport', { assuranceLevel: 'SELF_DECLARED' });
  await exportPersonalData(exporter(), id);
  expect(asked).toEqual([]);
  const { jsonKey } = await graph.database.dataRequest.findUniqueOrThrow({ where: { id } });
  const json = await disk.get(jsonKey ?? '');
  expect(json).not.toContain('Khai báo lưu trú');
  expect(json).toContain('xác minh danh tính tại bộ phận một cửa');
});

test('the font has every Vietnamese letter', () => {
  const require = createRequire(import.meta.url);
  const fontkit = createRequire(require.resolve('pdfkit'))('fontkit') as {
    openSync(file: string): { hasGlyphForCodePoint(point: number): boolean };
  };
  const vowels = ['a', 'ă', 'â', 'e', 'ê', 'i', 'o', 'ô', 'ơ', 'u', 'ư', 'y'];
  const marks = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];
  const letters = vowels.flatMap((vowel) => marks.map((mark) => (vowel + mark).normalize('NFC')));
  const all = [...letters, 'đ'].flatMap((letter) => [letter, letter.toUpperCase()]);
  for (const weight of ['400Regular', '600SemiBold']) {
    const font = fontkit.openSync(
      require.resolve(`@expo-google-fonts/be-vietnam-pro/${weight}/BeVietnamPro_${weight}.ttf`),
    );
    expect(all.filter((letter) => !font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0))).toEqual([]);
  }
});

test('a copy that would lack a part is not made: the job comes back later', async () => {
  const { citizen, id } = await requested();
  answering.mockImplementationOnce(() => {
    throw new Error('down');
  });
  await expect(exportPersonalData(exporter(), id)).rejects.toThrow('500');
  expect(await read(citizen.id)).toMatchObject([{ status: 'RECEIVED', downloads: [] }]);
  await exportPersonalData(exporter(), id);
  expect(await read(citizen.id)).toMatchObject([{ status: 'FULFILLED' }]);
});

test('nobody else gets an address, and after a week there is none', async () => {
  const { citizen, id } = await requested();
  await exportPersonalData(exporter(), id);
  expect(await read(randomUUID())).toEqual([]);
  const officer = person(randomUUID(), [{ kind: 'COMMUNE', scopes: ['identity:verify'] }]);
  const list = '{ dataRequests(status: FULFILLED) { nodes { id kind downloads { url } } } }';
  const queue = (await graph.ask(officer, list)).data?.dataRequests as { nodes: { id: string }[] };
  expect(queue.nodes.map((node) => node.id)).not.toContain(id);
  await graph.database.dataRequest.update({ where: { id }, data: { filesUntil: new Date(Date.now() - 1) } });
  expect(await read(citizen.id)).toMatchObject([{ downloads: [] }]);
  const [{ pdfKey = '' } = {}] = await graph.database.dataRequest.findMany({ where: { id } });
  await removeOldExports(exporter());
  expect(await disk.exists(pdfKey ?? '')).toBe(false);
});

test('an erasure says what other subgraphs keep and by which law, once', async () => {
  const { citizen, id } = await requested('requestDataErasure(reason: "Tôi chuyển đi nơi khác")');
  const officer = person(randomUUID(), [{ kind: 'DISTRICT_DEPARTMENT', scopes: ['identity:verify'] }]);
  const decide = 'mutation ($id: ID!) { decideDataRequest(id: $id, isFulfilled: true) { status } }';
  expect((await graph.ask(officer, decide, { id })).problem).toBeNull();
  await completeErasure(exporter(), id);
  await completeErasure(exporter(), id);
  const [request] = await read(citizen.id);
  const kept = { what: { vi: 'Khai báo lưu trú' }, isDone: false, reason: { vi: 'Luật Cư trú 2020' } };
  expect(request?.parts.filter((part) => JSON.stringify(part) === JSON.stringify(kept))).toHaveLength(1);
});
