// After attacks, memory is back: what was refused is not remembered, and callers are remembered up to a bound.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Viewer } from '@city/kit/request-identity/viewer';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { RateLimits } from '../../src/limits/rate-limits.ts';
import { isWell } from '../support/is-well.ts';
import { type Stage, setStage } from '../support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage({ LOG_LEVEL: 'silent' });
});
afterAll(() => stage.strike());

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

function usedBytes(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

const attack = (round: number) => [
  `{ note(id: "1") { ${Array.from({ length: 300 }, (_, index) => `a${round}_${index}: id`).join(' ')} } }`,
  `{ whoAmI${round} }`,
  `{ ${'x'.repeat(20_000)}${round} }`,
  `query($v${round}: Int) { notes(first: 99999999) { nodes { id } } }`,
];

async function storm(rounds: number, from: number): Promise<void> {
  for (let round = from; round < from + rounds; round += 1) {
    const answers = await Promise.all(attack(round).map((query) => stage.ask(query)));
    expect(answers.every(({ body }) => body.data === undefined)).toBe(true);
  }
}

it('is used as before a storm of operations that were refused, all of them different', async () => {
  await storm(30, 0);
  const before = usedBytes();
  await storm(150, 1_000);
  expect(usedBytes()).toBeLessThan(before * 1.2);
  await isWell(stage);
}, 180_000);

it('of callers is bounded, however many addresses ask', () => {
  const rates = new RateLimits({ address: 100, citizen: 100, client: 100 });
  const ask = (from: number, to: number) => {
    for (let caller = from; caller < to; caller += 1)
      rates.take({ viewer: Viewer.anonymous, address: `2001:db8:${caller.toString(16)}::/64` }, 1);
  };
  ask(0, 100_000);
  const before = usedBytes();
  ask(100_000, 300_000);
  expect(usedBytes()).toBeLessThan(before * 1.2);
});
