import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  createEnvironmentFixture,
  type EnvironmentFixture,
  stationGateway,
} from '../testing/environment-fixture.ts';

const record = `mutation ($input: [MeasurementInput!]!) { recordMeasurements(input: $input) { accepted } }`;
const listening = `subscription ($stationId: ID, $after: String) {
  measurementsRecorded(stationId: $stationId, after: $after) {
    eventCursor station { code } measurements { parameter { code } value } } }`;

let city: EnvironmentFixture;
beforeAll(async () => {
  city = await createEnvironmentFixture();
});
afterAll(() => city.stop());

function measure(stationCode: string, value: number) {
  const observedAt = new Date(Date.now() - value * 60_000).toISOString();
  return city.ask(record, { input: [{ stationCode, parameter: 'PM10', value, observedAt }] }, stationGateway);
}

type Recorded = { eventCursor: string; station: { code: string }; measurements: { value: number }[] };

async function take(stream: AsyncIterator<{ data?: unknown }>): Promise<Recorded> {
  const { value } = await stream.next();
  return (value.data as { measurementsRecorded: Recorded }).measurementsRecorded;
}

test('what is recorded reaches a listener with its station and values', async () => {
  const stream = await city.listen(listening);
  await measure('AG_PQ_KK01', 1);
  expect(await take(stream)).toMatchObject({
    station: { code: 'AG_PQ_KK01' },
    measurements: [{ parameter: { code: 'PM10' }, value: 1 }],
  });
  await stream.return?.(undefined);
});

test('who listens to one station hears only that one', async () => {
  const { data } = await city.ask('{ station(code: "AG_PQ_KK03") { id } }');
  const stream = await city.listen(listening, { stationId: (data.station as { id: string }).id });
  await measure('AG_PQ_KK02', 2);
  await measure('AG_PQ_KK03', 3);
  expect(await take(stream)).toMatchObject({ station: { code: 'AG_PQ_KK03' } });
  await stream.return?.(undefined);
});

test('who comes back with the last cursor gets everything since, once and in order', async () => {
  const first = await city.listen(listening);
  await measure('AG_PQ_KK01', 11);
  const { eventCursor } = await take(first);
  await first.return?.(undefined);
  for (const value of [12, 13, 14]) await measure('AG_PQ_KK01', value);

  const second = await city.listen(listening, { after: eventCursor });
  await measure('AG_PQ_KK01', 15);
  const values: number[] = [];
  while (values.length < 4) values.push(...(await take(second)).measurements.map(({ value }) => value));
  expect(values).toEqual([12, 13, 14, 15]);
  await second.return?.(undefined);
});

test('a station that is not there cannot be listened to', async () => {
  const stationId = '00000000-0000-4000-8000-000000000000';
  await expect(city.listen(listening, { stationId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
