import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type AccessFact, accessFactBatchSchema, accessFactPath } from '@city/kit/access-facts/access-fact';
import { startJobs } from '@city/kit/jobs/jobs';
import { createLog } from '@city/kit/log/log';
import { createInternalRoute } from '@city/kit/subgraph/internal-route';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { declareStays, type RowAnswer } from '../testing/operations.ts';
import { inspector, receptionist, row, seedKit } from '../testing/seed-kit.ts';
import { startTestCity, type TestCity } from '../testing/test-city.ts';
import { HandOverBell, handOverTask } from './hand-over-bell.ts';
import { handOverLooks } from './hand-over-looks.ts';

const secret = 's'.repeat(40);
const log = createLog({ service: 'test', level: 'silent' });
let city: TestCity;
let server: Server;
let rings = 0;
let answer: (fact: AccessFact) => number = () => 200;
const taken: AccessFact[] = [];

/** What identity answers to hand-overs, as the test wants it. */
const route = createInternalRoute({
  path: accessFactPath,
  secret,
  log,
  maximumBytes: 4_000_000,
  schema: accessFactBatchSchema,
  handle: async ({ facts }) => {
    const status = Math.max(...facts.map(answer));
    if (status === 200) taken.push(...facts);
    return { status, content: {} };
  },
});

beforeAll(async () => {
  city = await startTestCity({ handOverBell: { ring: () => (rings += 1) } });
  server = createServer((request, response) => void route(request, response)).listen(0);
});
afterEach(() => {
  answer = () => 200;
  taken.length = 0;
});
afterAll(async () => {
  server?.close();
  await city?.stop();
});

const handOver = () => {
  const baseUrl = `http://localhost:${(server.address() as AddressInfo).port}`;
  return handOverLooks({ queries: city.database, identity: { baseUrl, secret }, log });
};

async function declared(guest: Record<string, unknown> = {}) {
  const house = await seedKit(city).createHouse({ name: 'Khách sạn Biển Xanh' });
  const { data } = await city.ask(receptionist(house), declareStays, { input: [row(house, { guest })] });
  const [answered] = data.declareStays as RowAnswer[];
  if (!answered?.stay) throw new Error('Not declared');
  return answered.stay;
}

const look = (id: string, more: object = {}, viewer = inspector()) =>
  city.ask(
    viewer,
    `query ($id: ID!, $purpose: String, $inquiry: InquiryInput) {
       stay(id: $id, purpose: $purpose, inquiry: $inquiry) { guest { fullName } } }`,
    { id, ...more },
  );

test('a look is handed over once, with who, why and what in words for the person', async () => {
  const stay = await declared();
  const viewer = inspector();
  const before = rings;
  await look(stay.id, { purpose: 'Kiểm tra định kỳ' }, viewer);
  expect(rings).toBe(before + 1);
  await handOver();
  expect(taken).toMatchObject([
    {
      accessedBy: { citizenId: viewer.citizenId },
      organizationId: viewer.memberships[0]?.organizationId,
      fields: ['accommodation: Stay.guest'],
      purpose: 'Kiểm tra định kỳ',
      inquiry: { kind: 'ROUTINE', legalGround: null },
      subjects: [{ reference: stay.id, nationalId: stay.guest.documentNumber }],
    },
  ]);
  expect(taken[0]?.subjects[0]?.about.vi).toMatch(
    /^nơi lưu trú của bạn tại Khách sạn Biển Xanh từ ngày \d\d\/\d\d\/\d{4}$/,
  );
  await handOver();
  expect(taken).toHaveLength(1);
});

test('who has no personal number is on record here, and nobody elsewhere', async () => {
  const stay = await declared({
    documentKind: 'PASSPORT',
    documentNumber: 'X1234567',
    nationality: 'FRA',
    permittedUntil: '2030-01-01',
  });
  await look(stay.id);
  await handOver();
  expect(taken).toMatchObject([{ subjects: [] }]);
});

test('while identity is away looks wait, and what waits is complete', async () => {
  const stay = await declared();
  await look(stay.id);
  answer = () => 503;
  await expect(handOver()).rejects.toThrow('503');
  expect(await city.database.accessHandOver.count()).toBe(1);
  answer = () => 200;
  await handOver();
  expect(taken).toHaveLength(1);
  expect(await city.database.accessHandOver.count()).toBe(0);
});

test('one that identity refuses stays and does not hold up the others', async () => {
  const [bad, good] = [await declared(), await declared()];
  await look(bad.id);
  await look(good.id);
  answer = ({ subjects }) => (subjects[0]?.reference === bad.id ? 400 : 200);
  await expect(handOver()).rejects.toThrow('did not take 1 looks');
  expect(taken.map(({ subjects }) => subjects[0]?.reference)).toEqual([good.id]);
  expect(await city.database.accessHandOver.count()).toBe(1);
  answer = () => 200;
  await handOver();
});

test('a criminal inquiry is handed over with its legal ground, and only by the police', async () => {
  const stay = await declared();
  const inquiry = { kind: 'CRIMINAL', legalGround: 'Quyết định số 15/QĐ ngày 20/11/2026' };
  await look(stay.id, { inquiry });
  await handOver();
  expect(taken).toMatchObject([{ inquiry }]);
  const missing = await look(stay.id, { inquiry: { kind: 'CRIMINAL', legalGround: ' . ' } });
  expect(missing.errors[0]?.extensions.fields).toMatchObject([{ code: 'LEGAL_GROUND_MISSING' }]);
  const house = { operatorId: randomUUID() };
  const hotel = await look(stay.id, { inquiry }, receptionist(house));
  expect(hotel.errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', reason: 'INQUIRY_NOT_ALLOWED' });
});

test('many looks at once call one job, and later ones call it again', async () => {
  const task = vi.fn();
  const jobs = await startJobs({
    connectionString: city.url,
    schema: 'accommodation_worker',
    tasks: { [handOverTask]: task },
    log,
    pollIntervalMs: 50,
  });
  const bell = new HandOverBell({ database: city.database, log });
  for (const count of [1, 2]) {
    for (let ring = 0; ring < 20; ring++) bell.ring();
    await vi.waitFor(() => expect(task).toHaveBeenCalledTimes(count));
  }
  bell.stop();
  await jobs.stop();
});
