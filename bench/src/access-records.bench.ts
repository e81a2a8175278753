import { randomUUID } from 'node:crypto';
import type { AccessFactBatch } from '@city/kit/access-facts/access-fact';
import { accessFactPath } from '@city/kit/access-facts/access-fact';
import { postSigned } from '@city/kit/request-identity/signed-post';
import { insertLooks } from './access-records/bulk-looks.ts';
import { type BenchCity, inBenchCity } from './measure/bench-city.ts';
import {
  type Ask,
  type Declared,
  declareStays,
  firstEstablishment,
  graphClient,
  hotelToken,
  personToken,
} from './measure/graph-client.ts';
import type { BenchResult, Row } from './measure/result.ts';
import { median, percentile, round } from './measure/statistics.ts';
import { stayRow } from './measure/stay-rows.ts';
import { subgraphPool } from './measure/subgraph-pool.ts';

const records = 1_000_000;
const people = 100_000;

/** Looks at personal data: what it costs to keep them, and how fast a leak is found among a million. */
export async function benchAccessRecords(): Promise<BenchResult> {
  return inBenchCity(async (city) => {
    const rows: Row[] = [...(await lookAtStays(city)), await handIn(city), ...(await findLeak(city))];
    return {
      name: 'access-records',
      title: 'Who looked at whose data',
      rows,
      notes: [
        `A leak is looked for among ${records} records of one reader at ${people} people, a page of 100 at a time.`,
        'A look is recorded before its data leaves: the same question without one is asked by the hotel’s own staff.',
      ],
    };
  });
}

async function timesOf(count: number, work: () => Promise<unknown>): Promise<number[]> {
  const samples: number[] = [];
  for (let index = 0; index < count; index++) {
    const started = performance.now();
    await work();
    samples.push(performance.now() - started);
  }
  return samples;
}

const row = (what: string, samples: readonly number[], more = ''): Row => ({
  what,
  'p50 ms': round(median(samples)),
  'p99 ms': round(percentile(samples, 0.99)),
  'a second': more,
});

async function lookAtStays(city: BenchCity): Promise<Row[]> {
  const hotel = graphClient(city, await hotelToken(city));
  const house = await firstEstablishment(hotel);
  const input = Array.from({ length: 50 }, () => stayRow(house));
  const declared = await hotel<Declared>(declareStays, { input });
  const ids = declared.declareStays.flatMap(({ stay }) => (stay ? [stay.id] : []));
  const inspector = graphClient(city, await personToken(city, 'inspector'));
  let next = 0;
  const ask = (who: Ask) => () => {
    next += 1;
    return who('query ($id: ID!) { stay(id: $id) { guest { fullName } } }', { id: ids[next % ids.length] });
  };
  await timesOf(50, ask(inspector));
  const [recorded, plain] = [await timesOf(400, ask(inspector)), await timesOf(400, ask(hotel))];
  return [
    row('a guest, by an inspector (recorded)', recorded),
    row('a guest, by the house (not recorded)', plain),
  ];
}

/** As accommodation’s job does it: batches of 100 looks at people with an account, each linked into the chain. */
async function handIn(city: BenchCity): Promise<Row> {
  const citizen = graphClient(city, await personToken(city, 'citizen'));
  const { me } = await citizen<{ me: { citizen: { nationalId: string } } }>(
    '{ me { citizen { nationalId } } }',
    {},
  );
  const batch = (): AccessFactBatch => ({
    source: 'bench',
    facts: Array.from({ length: 100 }, () => ({
      id: randomUUID(),
      accessedAt: new Date().toISOString(),
      accessedBy: { citizenId: randomUUID() },
      organizationId: null,
      fields: ['accommodation: Stay.guest'],
      purpose: 'Đo',
      requestId: 'bench',
      inquiry: { kind: 'ROUTINE', legalGround: null },
      subjects: [
        {
          reference: 'stay',
          nationalId: me.citizen.nationalId,
          about: { vi: 'nơi lưu trú', en: 'your stay' },
        },
      ],
    })),
  });
  const send = () =>
    postSigned({
      baseUrl: city.addresses.issuer,
      path: accessFactPath,
      secret: city.secrets.gatewaySigningSecret,
      content: batch(),
    });
  await timesOf(3, send);
  const started = performance.now();
  const samples = (await Promise.all([1, 2, 3, 4].map(() => timesOf(20, send)))).flat();
  const rate = (samples.length * 100) / ((performance.now() - started) / 1_000);
  return row('100 looks handed in by another subgraph, four at a time', samples, `${round(rate, 0)} records`);
}

async function findLeak(city: BenchCity): Promise<Row[]> {
  const pool = subgraphPool(city, 'identity', 1);
  const reader = randomUUID();
  try {
    const { rows } = await pool.query<{ id: string }>("select id from organization where code = 'CA-DK'");
    const organizationId = rows[0]?.id ?? '';
    await insertLooks(pool, { reader, organizationId, looks: records, people, days: 20 });
  } finally {
    await pool.end();
  }
  const administrator = graphClient(city, await personToken(city, 'administrator'));
  const ask =
    (days: number, total = '') =>
    () =>
      administrator(
        `query ($reader: DataReaderInput!, $from: DateTime!, $to: DateTime!) {
         dataReadBy(reader: $reader, from: $from, to: $to, purpose: "Đo tốc độ tra cứu") {
           nodes { looks fields firstAt lastAt citizen { id fullName } } ${total} } }`,
        {
          reader: { citizenId: reader },
          from: new Date(Date.now() - days * 86_400_000).toISOString(),
          to: new Date().toISOString(),
        },
      );
  return [
    row('whose data was read in 20 days, a page (1,000,000 looks)', await timesOf(20, ask(21))),
    row('whose data was read in a day, a page (50,000 looks)', await timesOf(20, ask(1))),
    row('the same day, with the number of people', await timesOf(10, ask(1, 'totalCount'))),
  ];
}
