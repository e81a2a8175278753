import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barePlanner } from './bare-planner.ts';
import { coordinatesIn, fieldCoordinates } from './field-coordinates.ts';
import { NastyComparison, type PlantedFaults } from './nasty-comparison.ts';
import type { Question } from './nasty-graph.ts';
import type { NastyWorld } from './nasty-world.ts';

/** The same questions each time. With other numbers in the environment, others and more of them. */
const seed = Number(process.env.DIFFERENTIAL_SEED ?? 20_261_122);
const numRuns = Number(process.env.DIFFERENTIAL_RUNS ?? 150);
const timeoutMs = 60_000 + numRuns * 400;

const upTo = (maximum: number) => fc.noBias(fc.nat(maximum));

function questions(comparison: NastyComparison): Question[] {
  const asked = new Map<string, number>();
  const question = fc
    .gen()
    .map((generate) => comparison.generate((below) => generate(upTo, below - 1), asked));
  return fc.sample(question, { seed, numRuns });
}

/** The first question to which the two answer differently. */
async function firstDifference(comparison: NastyComparison): Promise<Question | undefined> {
  for (const question of questions(comparison)) {
    if (await comparison.isDifferent(question)) return question;
  }
  return undefined;
}

describe('the gateway and one server that knows everything', () => {
  let comparison: NastyComparison;
  beforeAll(async () => {
    comparison = await NastyComparison.start();
  });
  afterAll(() => comparison.stop());

  it(
    `answer ${numRuns} generated questions alike`,
    async () => {
      const different = await firstDifference(comparison);
      if (different) expect.fail(await comparison.explain(different));
    },
    timeoutMs,
  );

  it('are asked for every field that there is', () => {
    const { schema } = comparison.graph.supergraph;
    const asked = new Set(questions(comparison).flatMap(({ query }) => coordinatesIn(query, schema)));
    expect(fieldCoordinates(schema).filter((coordinate) => !asked.has(coordinate))).toEqual([]);
  });
});

function renameFirst({ entities }: NastyWorld): void {
  const first = entities.find(({ __typename }) => __typename === 'Product');
  if (first) first.name = 'another';
}

describe('a planted fault is found', () => {
  const faults: Record<string, PlantedFaults> = {
    'the planner as it comes': { planner: barePlanner },
    'a value that is another': { distort: renameFirst },
  };
  it.each(Object.keys(faults))(
    '%s',
    async (name) => {
      const faulty = await NastyComparison.start(faults[name]);
      expect(await firstDifference(faulty)).toBeDefined();
      await faulty.stop();
    },
    timeoutMs,
  );
});
