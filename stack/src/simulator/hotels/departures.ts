import type { CityClient } from '@city/client/city-client';
import { createRandom } from '@city/kit/seed/random';
import { localDay, startOfLocalDay } from '@city/kit/time/vietnam-time';
import { type DayCurve, momentOfShare } from './day-curve.ts';
import { quickened } from './declaration-timing.ts';

type InHouse = { id: string; room: string | null; status: string; expectedDepartureOn: string };
type Answer = {
  establishment: {
    stays: { nodes: InHouse[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
  } | null;
};
export type Departure = { at: Date; stayIds: string[] };

const query = `query GuestsInHouse($id: ID!, $day: Date!, $after: String) {
  establishment(id: $id) {
    stays(inHouseOn: $day, first: 500, after: $after) {
      nodes { id room status expectedDepartureOn }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;

const dayMs = 24 * 3_600_000;
/** Those whose hour had passed when the simulator looked leave within this time instead of all at once. */
const catchUpMs = 2 * 3_600_000;

export async function findInHouse(
  program: CityClient,
  establishmentId: string,
  now: Date,
): Promise<InHouse[]> {
  const found: InHouse[] = [];
  let after: string | null = null;
  do {
    const variables: Record<string, unknown> = { id: establishmentId, day: localDay(now), after };
    const answer: Answer = await program.request<Answer, Record<string, unknown>>({
      document: query,
      variables,
    });
    if (!answer.establishment) return found;
    const { nodes, pageInfo } = answer.establishment.stays;
    found.push(...nodes);
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after !== null);
  return found;
}

/**
 * When those who are due today, or were before, leave the desk: people of one room together, at a moment that the
 * room and the day decide, so that looking again gives the same plan.
 */
export function planDepartures(
  inHouse: readonly InHouse[],
  options: { establishmentId: string; now: Date; curve: DayCurve; speed: number },
): Departure[] {
  const { establishmentId, now, curve, speed } = options;
  const today = localDay(now);
  const due = inHouse.filter((stay) => stay.status === 'DECLARED' && stay.expectedDepartureOn <= today);
  const byRoom = Map.groupBy(due, (stay) => stay.room ?? stay.id);
  return [...byRoom].map(([room, stays]) => {
    const random = createRandom(`departure ${establishmentId} ${room} ${today}`);
    const moment = momentOfShare(curve, random.next());
    const usual = new Date(startOfLocalDay(today).getTime() + moment * dayMs);
    const at = usual > now ? usual : new Date(now.getTime() + random.next() * catchUpMs);
    return { at: quickened(at, now, speed), stayIds: stays.map(({ id }) => id) };
  });
}
