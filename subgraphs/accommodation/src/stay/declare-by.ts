import { addDays, localDay, startOfLocalDay } from '@city/kit/time/vietnam-time';
import { vietnam } from '../nationality/nationality-list.ts';

const hourMs = 3_600_000;

/**
 * Until when the law wants a stay declared: a Vietnamese guest by 23:00 of the day of arrival, or by 08:00 of
 * the next day who arrives at 23:00 or later; a foreign guest within 12 hours.
 */
export function declareBy(stay: { nationality: string; arrivedAt: Date }): Date {
  const { nationality, arrivedAt } = stay;
  if (nationality !== vietnam) return new Date(arrivedAt.getTime() + 12 * hourMs);
  const day = localDay(arrivedAt);
  const evening = new Date(startOfLocalDay(day).getTime() + 23 * hourMs);
  if (arrivedAt < evening) return evening;
  return new Date(startOfLocalDay(addDays(day, 1)).getTime() + 8 * hourMs);
}
