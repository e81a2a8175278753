import { createRandom } from '@city/kit/seed/random';
import type { HourlyValues } from './replay.ts';

/**
 * The river, invented: no measurements of it are at hand. Plants breathe out oxygen by day and take up acid with
 * it, so DO and pH are highest in the afternoon; rain stirs up solids now and then. The hour alone decides, so
 * that a second start tells the same story.
 */
export function waterAt(hour: number): HourlyValues {
  const random = createRandom(`water ${hour}`);
  const noise = (width: number) => (random.next() - 0.5) * width;
  const day = createRandom(`water day ${Math.floor((hour + 7) / 24)}`);
  const isRainy = day.next() < 0.3;
  // 1 at three in the afternoon in Vietnam, -1 at three in the morning.
  const light = Math.cos(((hour + 7 - 15) / 24) * 2 * Math.PI);
  return {
    PH: 7.3 + 0.25 * light + noise(0.1),
    DO: 5.6 + 1.1 * light + noise(0.4),
    TSS: (isRainy ? 55 : 24) + 4 * light + noise(8),
    NH4: 0.32 - 0.08 * light + noise(0.06) + (isRainy ? 0.15 : 0),
  };
}
