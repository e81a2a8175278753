import { fanOut } from './live/fan-out.ts';
import { herd } from './live/herd.ts';
import { LiveCity } from './live/live-city.ts';
import { manyStreams } from './live/many-streams.ts';
import { inBenchCity } from './measure/bench-city.ts';
import type { BenchResult } from './measure/result.ts';

/** Listening clients, in processes of their own, at one gateway process of a whole city. */
export async function benchLive(): Promise<BenchResult[]> {
  return inBenchCity(async (city) => {
    const live = await LiveCity.open(city);
    try {
      return [await fanOut(live), await manyStreams(live), await herd(live)];
    } finally {
      await live.close();
    }
  });
}
