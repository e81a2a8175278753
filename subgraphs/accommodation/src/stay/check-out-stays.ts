import { badUserInput, cityError, fieldProblem, notFound } from '@city/kit/errors/city-error';
import type { EventFeed } from '@city/kit/feed/event-feed';
import type { Viewer } from '@city/kit/request-identity/viewer';
import { isUuid } from '@city/kit/text/is-uuid';
import { localDay } from '@city/kit/time/vietnam-time';
import type { Database, Queries } from '../database.ts';
import { DayChanges, daysAddition } from '../establishment/establishment-day.store.ts';
import { vietnam } from '../nationality/nationality-list.ts';
import { runTogether } from '../run-together.ts';
import { markDeparted } from './departure.store.ts';
import { batchErrors, departureErrors as errors, maximumRows } from './stay.errors.ts';
import { stayEventsInsertion } from './stay.events.ts';
import { isStaffOf } from './stay.policy.ts';
import { lockStays } from './stay.store.ts';
import type { StayRecord } from './stay-record.ts';

export type CheckOutContext = {
  database: Database;
  feed: Pick<EventFeed, 'ring'>;
  viewer: Viewer;
  now: () => Date;
};

const clockToleranceMs = 5 * 60_000;

/** All of the guests leave, or none: a list that is wrong somewhere is looked at again as a whole. */
export async function checkOutStays(
  context: CheckOutContext,
  ids: readonly string[],
  departedAt: Date,
): Promise<StayRecord[]> {
  const { database, feed, viewer } = context;
  const now = context.now();
  if (ids.length > maximumRows) {
    throw badUserInput([fieldProblem('ids', batchErrors.TOO_MANY_ROWS, { maximum: maximumRows })]);
  }
  if (departedAt.getTime() > now.getTime() + clockToleranceMs) {
    throw badUserInput([fieldProblem('departedAt', errors.DEPARTURE_IN_FUTURE)]);
  }
  if (!ids.every(isUuid)) throw notFound(stayName);
  const wanted = [...new Set(ids.map((id) => id.toLowerCase()))];

  const stays = await database.$transaction(async (transaction) => {
    const found = (await lockStays(transaction, wanted)).filter((stay) => isStaffOf(viewer, stay));
    if (found.length < wanted.length) throw notFound(stayName);
    for (const stay of found) refuseImpossible(stay, departedAt);
    const leaving = found.filter(({ departedAt: leftAt }) => leftAt === null);
    if (leaving.length > 0) await depart(transaction, leaving, departedAt, now);
    return new Map(found.map((stay) => [stay.id, { ...stay, departedAt, status: 'DEPARTED' as const }]));
  });

  feed.ring();
  return ids.flatMap((id) => stays.get(id.toLowerCase()) ?? []);
}

const stayName = { vi: 'lượt lưu trú này', en: 'this stay' };

/** Leaving again at the same instant is a repetition and changes nothing. */
function refuseImpossible(stay: StayRecord, departedAt: Date): void {
  const { receiptNumber } = stay;
  if (stay.status === 'CANCELLED') throw cityError(errors.STAY_CANCELLED, { receiptNumber });
  if (stay.departedAt !== null && stay.departedAt.getTime() !== departedAt.getTime()) {
    throw cityError(errors.STAY_ENDED, { receiptNumber });
  }
  if (departedAt < stay.arrivedAt) {
    throw badUserInput([fieldProblem('departedAt', errors.DEPARTED_BEFORE_ARRIVAL, { receiptNumber })]);
  }
}

async function depart(
  queries: Queries,
  stays: readonly StayRecord[],
  departedAt: Date,
  now: Date,
): Promise<void> {
  await markDeparted(queries, stays, departedAt);
  const changes = new DayChanges();
  for (const stay of stays) {
    const day = changes.of(stay, localDay(departedAt));
    day.departures += 1;
    if (stay.nationality !== vietnam) day.foreignDepartures += 1;
  }
  await runTogether(queries, daysAddition(changes), stayEventsInsertion('DEPARTED', stays, now));
}
