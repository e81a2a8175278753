import { randomUUID } from 'node:crypto';
import type { AccessFact } from '@city/kit/access-facts/access-fact';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { newCitizen } from '../testing/new-citizen.ts';
import { newOrganization } from '../testing/new-organization.ts';
import { createTestGraph, person, type TestGraph } from '../testing/test-graph.ts';
import { handInLooks } from './hand-in-looks.ts';
import { tellOfLookup } from './tell-of-lookup.ts';
import { verifyAccessChain } from './verify-access-chain.ts';

let graph: TestGraph;
let police: string;

beforeAll(async () => {
  graph = await createTestGraph();
  police = await newOrganization(graph, { kind: 'POLICE', name: 'Công an đặc khu Phú Quốc' });
});
afterAll(() => graph?.stop());

const about = { vi: 'nơi lưu trú của bạn tại Biển Xanh', en: 'your stay at Biển Xanh' };

function fact(nationalId: string, more: Partial<AccessFact> = {}): AccessFact {
  return {
    id: randomUUID(),
    accessedAt: '2026-11-22T03:32:00.000Z',
    accessedBy: { citizenId: randomUUID() },
    organizationId: police,
    fields: ['accommodation: Stay.guest'],
    purpose: 'Kiểm tra định kỳ',
    requestId: 'r',
    inquiry: { kind: 'ROUTINE', legalGround: null },
    subjects: [{ reference: 'stay-1', nationalId, about }],
    ...more,
  };
}

const handIn = (facts: AccessFact[], inquirySealedDays = 120) =>
  handInLooks(
    {
      database: graph.database,
      vault: graph.vault,
      accessRecords: graph.services.stores.accessRecords,
      inquirySealedDays,
    },
    { source: 'accommodation', facts },
  );

async function read(citizenId: string) {
  const text = `{ accessRecords { nodes { id accessedAt inquiry legalGround purpose about { vi } summary { vi en } }
    totalCount } }`;
  const { data } = await graph.ask(person(citizenId), text);
  return data?.accessRecords as { nodes: { id: string }[]; totalCount: number };
}

test('a look elsewhere reaches the person in plain words, at the time when it happened', async () => {
  const citizen = await newCitizen(graph, { assuranceLevel: 'VERIFIED' });
  await handIn([fact(citizen.nationalId, { accessedAt: new Date(Date.now() - 60_000).toISOString() })]);
  expect(await read(citizen.id)).toMatchObject({
    totalCount: 1,
    nodes: [
      {
        about: { vi: about.vi },
        purpose: 'Kiểm tra định kỳ',
        inquiry: 'ROUTINE',
        summary: {
          vi: expect.stringMatching(
            /^Lúc \d\d:\d\d ngày \d\d\/\d\d\/\d{4}, Công an đặc khu Phú Quốc đã xem nơi lưu trú của bạn tại Biển Xanh\. Lý do: Kiểm tra định kỳ\.$/,
          ),
        },
      },
    ],
  });
  const [row] = await graph.database.accessRecord.findMany({ where: { citizenId: citizen.id } });
  expect(Buffer.from(row?.aboutCipher ?? []).toString('utf8')).not.toContain('Biển Xanh');
});

test('who only typed the number in reads that there was a look, and not where its holder stayed', async () => {
  const citizen = await newCitizen(graph, { assuranceLevel: 'SELF_DECLARED' });
  await handIn([fact(citizen.nationalId)]);
  const shown = await read(citizen.id);
  expect(shown.totalCount).toBe(1);
  expect(JSON.stringify(shown)).not.toContain('Biển Xanh');
});

test('a person may read the looks of one organisation alone, and a wrong id is nobody’s', async () => {
  const citizen = await newCitizen(graph);
  await handIn([fact(citizen.nationalId), fact(citizen.nationalId, { organizationId: randomUUID() })]);
  const of = async (organizationId: string) => {
    const text =
      'query ($id: ID) { accessRecords(organizationId: $id) { nodes { organization { id } } totalCount } }';
    return (await graph.ask(person(citizen.id), text, { id: organizationId })).data?.accessRecords;
  };
  expect(await of(police)).toMatchObject({ nodes: [{ organization: { id: police } }], totalCount: 1 });
  expect(await of('nobody')).toMatchObject({ nodes: [], totalCount: 0 });
});

test('the same look handed in again, also at the same moment, is one', async () => {
  const citizen = await newCitizen(graph);
  const look = fact(citizen.nationalId);
  await Promise.all([handIn([look]), handIn([look, look]), handIn([look])]);
  await handIn([look]);
  expect((await read(citizen.id)).totalCount).toBe(1);
  expect((await verifyAccessChain(graph.database, graph.vault)).broken).toBeNull();
});

test('nothing is kept of people without an account, nor of who looked at the own stay', async () => {
  const [stranger, pending] = ['099190000001', await newCitizen(graph, { confirmedAt: null })];
  const self = await newCitizen(graph);
  const before = await graph.database.accessRecord.count();
  await handIn([
    fact(stranger),
    fact(pending.nationalId),
    fact(self.nationalId, { accessedBy: { citizenId: self.id.toUpperCase() } }),
  ]);
  expect(await graph.database.accessRecord.count()).toBe(before);
});

test('a look from a clock that is ahead was not in the future', async () => {
  const citizen = await newCitizen(graph);
  const later = new Date(Date.now() + 3_600_000).toISOString();
  await handIn([fact(citizen.nationalId, { accessedAt: later })]);
  const [row] = await graph.database.accessRecord.findMany({ where: { citizenId: citizen.id } });
  expect(row?.accessedAt.getTime()).toBeLessThanOrEqual(Date.now());
});

test('a look under a criminal inquiry is in the chain at once and before the person from its day on', async () => {
  const citizen = await newCitizen(graph);
  const inquiry = { kind: 'CRIMINAL' as const, legalGround: 'Quyết định số 15/QĐ' };
  const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
  const almost = new Date(daysAgo(10).getTime() + 60_000).toISOString();
  await handIn([fact(citizen.nationalId, { inquiry, accessedAt: almost })], 10);
  expect(await graph.database.accessRecord.count({ where: { citizenId: citizen.id } })).toBe(1);
  expect((await read(citizen.id)).totalCount).toBe(0);
  const due = new Date(daysAgo(10).getTime() - 60_000).toISOString();
  await handIn([fact(citizen.nationalId, { inquiry, accessedAt: due })], 10);
  const shown = await read(citizen.id);
  expect(shown).toMatchObject({ totalCount: 1, nodes: [{ inquiry: 'CRIMINAL', accessedAt: due }] });
  expect((await verifyAccessChain(graph.database, graph.vault)).broken).toBeNull();
});

test('who says later that an inquiry was none, or was shown earlier, breaks the chain', async () => {
  const citizen = await newCitizen(graph);
  const inquiry = { kind: 'CRIMINAL' as const, legalGround: 'Quyết định số 16/QĐ' };
  await handIn([fact(citizen.nationalId, { inquiry })]);
  for (const tamper of [
    graph.database
      .$executeRaw`update access_record set inquiry = 'ROUTINE' where citizen_id = ${citizen.id}::uuid`,
    graph.database
      .$executeRaw`update access_record set inquiry = 'CRIMINAL', visible_from = 'infinity' where citizen_id = ${citizen.id}::uuid`,
  ]) {
    await tamper;
    expect((await verifyAccessChain(graph.database, graph.vault)).broken?.reason).toContain('changed');
  }
  await graph.database.$executeRaw`truncate access_record, access_chain`;
});

test('a lookup by national ID under a criminal inquiry is told on its day and not before', async () => {
  const citizen = await newCitizen(graph);
  const officer = person(randomUUID(), [{ organizationId: police, scopes: ['identity:lookup'] }]);
  const text = `query ($nationalId: String!, $inquiry: InquiryInput) {
    citizenByNationalId(nationalId: $nationalId, purpose: "Điều tra vụ trộm", inquiry: $inquiry) { id } }`;
  const inquiry = { kind: 'CRIMINAL', legalGround: 'Quyết định số 17/QĐ' };
  const department = person(randomUUID(), [{ kind: 'COMMUNE', scopes: ['identity:lookup'] }]);
  const refused = await graph.ask(department, text, { nationalId: citizen.nationalId, inquiry });
  expect(refused.problem?.reason).toBe('INQUIRY_NOT_ALLOWED');
  const asked = await graph.ask(officer, text, { nationalId: citizen.nationalId, inquiry });
  expect(asked.data?.citizenByNationalId).toEqual({ id: citizen.id });
  const told = () => graph.database.notification.count({ where: { citizenId: citizen.id } });
  expect([await told(), (await read(citizen.id)).totalCount]).toEqual([0, 0]);
  const [record] = await graph.database.accessRecord.findMany({ where: { citizenId: citizen.id } });
  await vi.waitFor(async () => {
    const [job] = await graph.database.$queryRaw<{ run_at: Date }[]>`
      select run_at from identity_worker.jobs where task_identifier = 'tell-of-lookup'`;
    expect(Math.abs(Number(job?.run_at) - Number(record?.visibleFrom))).toBeLessThan(10_000);
  });
  await tellOfLookup(graph.database, record?.id ?? '');
  await tellOfLookup(graph.database, record?.id ?? '');
  expect(await told()).toBe(1);
});
