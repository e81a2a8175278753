import { addDays, localDay } from '@city/kit/time/vietnam-time';
import type { ExecutionResult } from 'graphql';
import { beforeEach, describe, expect, it } from 'vitest';
import type { EstablishmentRecord } from '../establishment/establishment-record.ts';
import { checkOutStays, declareStays, type RowAnswer } from '../testing/operations.ts';
import { inspector, operations, receptionist, row, seedKit } from '../testing/seed-kit.ts';
import { startTestCity, type TestCity } from '../testing/test-city.ts';
import { before, testNow } from '../testing/test-clock.ts';

let city: TestCity;
let here: EstablishmentRecord;
let there: EstablishmentRecord;
const today = localDay(testNow);

const french = (documentNumber: string) => ({ nationality: 'FRA', documentKind: 'PASSPORT', documentNumber });

/** A database for each test: totals are of everything. */
beforeEach(async () => {
  city = await startTestCity();
  const kit = seedKit(city);
  here = await kit.createHouse({ commune: 'An Thới' });
  there = await kit.createHouse({ commune: 'Bãi Thơm' });
  return () => city.stop();
});
async function declare(...input: ReturnType<typeof row>[]): Promise<string[]> {
  const { data } = await city.ask(receptionist(here, there), declareStays, { input });
  return (data.declareStays as RowAnswer[]).map(({ stay }) => stay?.id ?? '');
}

const fields = /* GraphQL */ `
  establishments silentEstablishments guests foreignGuests arrivalsToday departuresToday lateToday
  byCommune { commune establishments guests foreignGuests }
  byNationality(first: 2) { nationality guests }
`;

describe('accommodationSummary', () => {
  it('counts who is in house, who came, who left and who was declared late', async () => {
    const lateRow = row(here, { arrivedAt: before(40 * 3_600_000) });
    const [first] = await declare(
      row(here),
      lateRow,
      row(here, { guest: french('12AB34567') }),
      row(there, { guest: french('12AB34568') }),
    );
    const departedAt = before(0);
    await city.ask(receptionist(here), checkOutStays, { ids: [first], departedAt });
    const { data } = await city.ask(operations(), `{ accommodationSummary { ${fields} } }`);
    expect(data.accommodationSummary).toEqual({
      establishments: 2,
      silentEstablishments: 0,
      guests: 3,
      foreignGuests: 2,
      arrivalsToday: 3,
      departuresToday: 1,
      lateToday: 1,
      byCommune: [
        { commune: 'An Thới', establishments: 1, guests: 2, foreignGuests: 1 },
        { commune: 'Bãi Thơm', establishments: 1, guests: 1, foreignGuests: 1 },
      ],
      byNationality: [
        { nationality: 'FRA', guests: 2 },
        { nationality: 'VNM', guests: 1 },
      ],
    });
  });

  it("gives a commune's inspector the totals of the own commune", async () => {
    await declare(row(here), row(there), row(there));
    const { data } = await city.ask(inspector('Bãi Thơm'), `{ accommodationSummary { ${fields} } }`);
    expect(data.accommodationSummary).toMatchObject({
      establishments: 1,
      guests: 2,
      arrivalsToday: 2,
      byCommune: [{ commune: 'Bãi Thơm' }],
    });
  });

  it('finds the houses with guests that declared nothing for 24 hours', async () => {
    await declare(row(here), row(there));
    const silent = () => city.ask(operations(), '{ accommodationSummary { silentEstablishments } }');
    expect((await silent()).data.accommodationSummary).toEqual({ silentEstablishments: 0 });
    const longAgo = before(25 * 3_600_000);
    await city.database.establishmentDay.updateMany({
      where: { establishmentId: here.id },
      data: { lastDeclaredAt: longAgo },
    });
    expect((await silent()).data.accommodationSummary).toEqual({ silentEstablishments: 1 });
  });

  it('is one statement', async () => {
    const statements = await city.statementsOf(() =>
      city.ask(operations(), `{ accommodationSummary { ${fields} } }`),
    );
    expect(statements).toHaveLength(1);
  });

  it('is not for hotels', async () => {
    const { errors } = await city.ask(receptionist(here), `{ accommodationSummary { ${fields} } }`);
    expect(errors[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

describe('guestsByDay', () => {
  const query = /* GraphQL */ `
    query ($from: Date!, $to: Date!, $commune: String) {
      guestsByDay(from: $from, to: $to, commune: $commune) { day arrivals departures inHouse foreignInHouse }
    }
  `;

  it('reckons back from today, day by day', async () => {
    const daysAgo = (days: number) => before(days * 86_400_000);
    const [, second] = await declare(
      row(here, { arrivedAt: daysAgo(2) }),
      row(here, { arrivedAt: daysAgo(1) }),
      row(there, { guest: french('12AB34567') }),
    );
    const departedAt = before(0);
    await city.ask(receptionist(here), checkOutStays, { ids: [second], departedAt });
    const { data } = await city.ask(operations(), query, { from: addDays(today, -3), to: addDays(today, 3) });
    expect(data.guestsByDay).toEqual([
      { day: addDays(today, -3), arrivals: 0, departures: 0, inHouse: 0, foreignInHouse: 0 },
      { day: addDays(today, -2), arrivals: 1, departures: 0, inHouse: 1, foreignInHouse: 0 },
      { day: addDays(today, -1), arrivals: 1, departures: 0, inHouse: 2, foreignInHouse: 0 },
      { day: today, arrivals: 1, departures: 1, inHouse: 2, foreignInHouse: 1 },
    ]);
  });

  it('of another commune is empty for a commune inspector', async () => {
    await declare(row(here), row(there));
    const variables = { from: today, to: today };
    const ask = async (commune: string | null) =>
      (await city.ask(inspector('Bãi Thơm'), query, { ...variables, commune })).data.guestsByDay;
    expect(await ask('Bãi Thơm')).toMatchObject([{ arrivals: 1, inHouse: 1 }]);
    expect(await ask(null)).toMatchObject([{ arrivals: 1, inHouse: 1 }]);
    expect(await ask('An Thới')).toMatchObject([{ arrivals: 0, inHouse: 0 }]);
  });

  it.each([[{ from: '2026-02-02', to: '2026-02-01' }], [{ from: '2025-01-01', to: '2026-01-02' }]])(
    'refuses %j',
    async (variables) => {
      const { errors } = await city.ask(operations(), query, variables);
      expect(errors[0]?.extensions).toMatchObject({ fields: [{ code: 'PERIOD_NOT_ACCEPTED' }] });
    },
  );
});

describe('accommodationSummaryChanged', () => {
  const subscription = /* GraphQL */ `
    subscription ($after: String) {
      accommodationSummaryChanged(after: $after) { eventCursor summary { guests } }
    }
  `;
  type Change = { eventCursor: string; summary: { guests: number } };
  const next = async (stream: AsyncIterableIterator<ExecutionResult>) =>
    (await stream.next()).value?.data?.accommodationSummaryChanged as Change;

  it('tells the new totals after a declaration, many declarations as one change', async () => {
    const stream = await city.listen(operations(), subscription);
    await declare(row(here));
    expect((await next(stream)).summary).toEqual({ guests: 1 });
    for (let i = 0; i < 5; i++) await declare(row(here), row(there));
    expect((await next(stream)).summary).toEqual({ guests: 11 });
    await stream.return?.();
  });

  it('gives who comes back with a cursor the present totals, if anything has changed since', async () => {
    const stream = await city.listen(operations(), subscription);
    await declare(row(here));
    const { eventCursor } = await next(stream);
    await stream.return?.();
    await declare(row(here), row(there));
    const back = await city.listen(operations(), subscription, { after: eventCursor });
    expect((await next(back)).summary).toEqual({ guests: 3 });
    await back.return?.();
  });

  it("a commune's inspector hears of the own commune only", async () => {
    const stream = await city.listen(inspector('Bãi Thơm'), subscription);
    await declare(row(here), row(here));
    await declare(row(there));
    expect((await next(stream)).summary).toEqual({ guests: 1 });
    await stream.return?.();
  });
});
