import { afterAll, beforeAll, expect, test } from 'vitest';
import { declareStays, type RowAnswer } from '../testing/operations.ts';
import { receptionist, row, seedKit } from '../testing/seed-kit.ts';
import { startTestCity, type TestCity } from '../testing/test-city.ts';
import { personalDataIn } from './personal-data.ts';

let city: TestCity;

beforeAll(async () => {
  city = await startTestCity();
});
afterAll(() => city?.stop());

async function declare(guest: Record<string, unknown>) {
  const house = await seedKit(city).createHouse({ name: 'Khách sạn Biển Xanh' });
  const { data } = await city.ask(receptionist(house), declareStays, { input: [row(house, { guest })] });
  const [answer] = data.declareStays as RowAnswer[];
  if (!answer?.stay) throw new Error('Not declared');
  return answer.stay;
}

const valuesOf = async (nationalId: string) => {
  const sections = await personalDataIn(city.database)({ nationalId });
  return sections.map(({ keptBy, total, records }) => ({
    keptBy: keptBy?.vi,
    total,
    values: records.flatMap(({ entries }) => entries.map(({ value }) => value)),
  }));
};

test('a person gets every stay under the own number, whatever card it was read from, and nobody else’s', async () => {
  const nationalId = '099190099001';
  const mine = await declare({ documentNumber: nationalId });
  const alsoMine = await declare({ documentNumber: nationalId, documentKind: 'IDENTITY_CARD' });
  await declare({ documentNumber: '099190099002' });
  const [stays] = await valuesOf(nationalId);
  expect(stays).toMatchObject({ total: 2, keptBy: expect.stringContaining('Luật Cư trú') });
  expect(stays?.values).toEqual(
    expect.arrayContaining(['Khách sạn Biển Xanh', nationalId, mine.receiptNumber, alsoMine.receiptNumber]),
  );
  expect(stays?.values).not.toContain('099190099002');
});

test('who never stayed is told so', async () => {
  expect(await valuesOf('099190099009')).toMatchObject([{ total: 0, values: [] }]);
});
