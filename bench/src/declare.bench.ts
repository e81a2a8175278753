import { inBenchCity } from './measure/bench-city.ts';
import {
  type Ask,
  type Declared,
  declareStays,
  firstEstablishment,
  graphClient,
  hotelToken,
} from './measure/graph-client.ts';
import { plainInsertRate } from './measure/plain-insert.ts';
import type { BenchResult, Row } from './measure/result.ts';
import { round } from './measure/statistics.ts';
import { stayRow } from './measure/stay-rows.ts';

const workers = 4;

async function declareRate(ask: Ask, establishment: string, batch: number, rows: number): Promise<number> {
  let left = rows;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: workers }, async () => {
      while (left > 0) {
        const size = Math.min(batch, left);
        left -= size;
        const input = Array.from({ length: size }, () => stayRow(establishment));
        const { declareStays: results } = await ask<Declared>(declareStays, { input });
        const refused = results.find(({ stay }) => !stay);
        if (refused) throw new Error(`A row was refused: ${JSON.stringify(refused)}`);
      }
    }),
  );
  return rows / ((performance.now() - started) / 1000);
}

/** Rows per second through the gateway, beside the same rows written by plain multi-row INSERTs. */
export async function benchDeclare(): Promise<BenchResult> {
  return inBenchCity(async (city) => {
    const ask = graphClient(city, await hotelToken(city));
    const establishment = await firstEstablishment(ask);
    await declareRate(ask, establishment, 1, 100);
    const rows: Row[] = [];
    for (const [batch, count] of [
      [1, 1_000],
      [20, 6_000],
      [500, 15_000],
    ] as const) {
      const declared = await declareRate(ask, establishment, batch, count);
      const plain = await plainInsertRate(city, batch, workers, count);
      rows.push({
        'rows a call': batch,
        'declared rows/s': round(declared, 0),
        'plain INSERT rows/s': round(plain, 0),
        ratio: round(plain / declared),
      });
    }
    return {
      name: 'declare',
      title: `Declarations through the gateway (${workers} hotels' programs at once)`,
      rows,
      notes: [
        'A declared row is checked, given a receipt, guarded against a second one, counted, announced as an event and answered;',
        'the plain INSERT writes the same columns and indexes and nothing else. Both on one machine with everything else.',
      ],
    };
  });
}
