import { createHash } from 'node:crypto';

export type Random = ReturnType<typeof createRandom>;

/** Deterministic random numbers (sfc32): the same seed gives the same city on every machine. */
export function createRandom(seed: string) {
  const digest = createHash('sha256').update(seed).digest();
  let a = digest.readUInt32LE(0);
  let b = digest.readUInt32LE(4);
  let c = digest.readUInt32LE(8);
  let counter = 1;

  /** In [0, 1). */
  function next(): number {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  }
  for (let i = 0; i < 12; i++) next();

  /** Both ends included. */
  function integer(min: number, max: number): number {
    return min + Math.floor(next() * (max - min + 1));
  }

  function pick<T>(list: readonly T[]): T {
    return list[integer(0, list.length - 1)] ?? fail('Nothing to pick from');
  }

  /** Picks by weight from [item, weight] pairs. */
  function weighted<T>(choices: readonly (readonly [T, number])[]): T {
    let rest = next() * choices.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [item, weight] of choices) {
      rest -= weight;
      if (rest < 0) return item;
    }
    return fail('Nothing to pick from');
  }

  /** A shuffled copy. */
  function shuffle<T>(list: readonly T[]): T[] {
    const keyed = list.map((item) => ({ item, key: next() }));
    return keyed.sort((x, y) => x.key - y.key).map(({ item }) => item);
  }

  return { next, integer, pick, weighted, shuffle };
}

function fail(message: string): never {
  throw new RangeError(message);
}
