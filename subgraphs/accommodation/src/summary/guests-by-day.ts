import { badUserInput, fieldProblem } from '@city/kit/errors/city-error';
import { addDays, localDay } from '@city/kit/time/vietnam-time';
import type { Database } from '../database.ts';
import { stayQueryErrors } from '../stay/stay.errors.ts';
import type { Communes } from '../stay/stay.policy.ts';
import { readHistory } from './summary.store.ts';
import type { DailyGuests } from './summary.type.ts';

const longestPeriodDays = 366;

/**
 * Reckoned backwards from who is in house now: on an earlier evening those were in house too who have left since,
 * and those were not who have arrived since. Days to come are not answered.
 */
export async function guestsByDay(
  { database, now }: { database: Database; now: Date },
  { from, to }: { from: string; to: string },
  communes: Communes,
): Promise<DailyGuests[]> {
  if (from > to || addDays(from, longestPeriodDays) <= to) {
    throw badUserInput([fieldProblem('from', stayQueryErrors.PERIOD_NOT_ACCEPTED)]);
  }
  const history = await readHistory(database, from, communes);
  const byDay = new Map(history.days.map((day) => [day.day, day]));
  const today = localDay(now);

  const days: DailyGuests[] = [];
  let { guests: inHouse, foreignGuests: foreignInHouse } = history;
  for (let day = today; day >= from; day = addDays(day, -1)) {
    const { arrivals = 0, departures = 0, balance = 0, foreignBalance = 0 } = byDay.get(day) ?? {};
    if (day <= to) days.push({ day, arrivals, departures, inHouse, foreignInHouse });
    inHouse -= balance;
    foreignInHouse -= foreignBalance;
  }
  return days.reverse();
}
