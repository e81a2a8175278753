import { vietnam } from '../nationality/nationality-list.ts';
import type { SummaryFacts } from './summary.store.ts';
import type { AccommodationSummary, CommuneGuests, NationalityCount } from './summary.type.ts';

export type Summary = AccommodationSummary & { nationalities: NationalityCount[] };

/** Every commune is there, also when nobody stays in it. */
export function summarize(facts: SummaryFacts): Summary {
  const byCommune = new Map<string, CommuneGuests>(
    facts.communes.map((commune) => [commune.commune, { ...commune, guests: 0, foreignGuests: 0 }]),
  );
  const byNationality = new Map<string, number>();
  for (const { commune, nationality, guests } of facts.groups) {
    const counts = byCommune.get(commune) ?? { commune, establishments: 0, guests: 0, foreignGuests: 0 };
    counts.guests += guests;
    if (nationality !== vietnam) counts.foreignGuests += guests;
    byCommune.set(commune, counts);
    byNationality.set(nationality, (byNationality.get(nationality) ?? 0) + guests);
  }
  const communes = [...byCommune.values()];
  return {
    establishments: sum(communes.map(({ establishments }) => establishments)),
    silentEstablishments: facts.silentEstablishments,
    guests: sum(communes.map(({ guests }) => guests)),
    foreignGuests: sum(communes.map(({ foreignGuests }) => foreignGuests)),
    arrivalsToday: facts.arrivalsToday,
    departuresToday: facts.departuresToday,
    lateToday: facts.lateToday,
    byCommune: communes,
    nationalities: [...byNationality]
      .map(([nationality, guests]) => ({ nationality, guests }))
      .sort((a, b) => b.guests - a.guests || (a.nationality < b.nationality ? -1 : 1)),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
