import type {
  BoardEstablishmentFragment,
  BoardNowQuery,
  BoardSummaryFragment,
} from '#generated/graphql/graphql.ts';

export type Summary = Omit<BoardSummaryFragment, ' $fragmentName'>;
export type BoardEstablishment = Omit<BoardEstablishmentFragment, ' $fragmentName'>;
export type DayOfGuests = BoardNowQuery['guestsByDay'][number];

/** Guests per house as the board knows them: what was read, and what has come and gone since. */
export function withGuests(
  establishments: readonly BoardEstablishment[],
  establishmentId: string,
  change: 1 | -1,
): readonly BoardEstablishment[] {
  return establishments.map((establishment) => {
    if (establishment.id !== establishmentId) return establishment;
    const { occupancy } = establishment;
    return { ...establishment, occupancy: { ...occupancy, guests: Math.max(0, occupancy.guests + change) } };
  });
}
