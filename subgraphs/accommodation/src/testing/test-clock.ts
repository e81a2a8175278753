import { localDay, startOfLocalDay } from '@city/kit/time/vietnam-time';

/** Noon of today in Vietnam: no test that speaks of "today" depends on when it runs. */
export const testNow = new Date(startOfLocalDay(localDay(new Date())).getTime() + 12 * 3_600_000);

/** An instant before it, as the graph takes it. */
export function before(milliseconds: number): string {
  return new Date(testNow.getTime() - milliseconds).toISOString();
}
