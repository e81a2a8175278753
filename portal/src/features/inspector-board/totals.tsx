'use client';

import { formatNumber } from '#language/format.ts';
import { useLocale } from '#language/language-provider.tsx';
import { StatRow, StatTile } from '#ui/stat-tile.tsx';
import { boardMessages } from './board.messages.ts';
import type { Summary } from './board-view.ts';

export function Totals({ summary }: { summary: Summary }) {
  const locale = useLocale();
  const words = boardMessages[locale].totals;
  const number = (value: number) => formatNumber(value, locale);
  return (
    <StatRow>
      <StatTile
        label={words.guests}
        value={number(summary.guests)}
        detail={words.ofEstablishments(number(summary.establishments))}
      />
      <StatTile label={words.foreign} value={number(summary.foreignGuests)} />
      <StatTile label={words.arrivals} value={number(summary.arrivalsToday)} />
      <StatTile label={words.departures} value={number(summary.departuresToday)} />
      <StatTile
        label={words.late}
        value={number(summary.lateToday)}
        tone={summary.lateToday > 0 ? 'amber' : 'neutral'}
      />
      <StatTile
        label={words.silent}
        value={number(summary.silentEstablishments)}
        detail={words.silentDetail}
        tone={summary.silentEstablishments > 0 ? 'coral' : 'neutral'}
      />
    </StatRow>
  );
}
