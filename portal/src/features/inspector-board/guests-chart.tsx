'use client';

import { useMemo } from 'react';
import { formatDay, formatNumber } from '#language/format.ts';
import { useLocale } from '#language/language-provider.tsx';
import { LineChart } from '#ui/chart/line-chart.tsx';
import { boardMessages } from './board.messages.ts';
import type { DayOfGuests } from './board-view.ts';

export function GuestsChart({ days }: { days: readonly DayOfGuests[] }) {
  const locale = useLocale();
  const words = boardMessages[locale];
  const points = useMemo(
    () => days.map(({ day, inHouse }) => ({ at: `${day}T00:00:00+07:00`, value: inHouse })),
    [days],
  );
  const last = days.at(-1);
  const highest = days.reduce<DayOfGuests | undefined>(
    (high, day) => (high && high.inHouse >= day.inHouse ? high : day),
    undefined,
  );
  if (!last || !highest) return null;
  return (
    <section aria-labelledby="chart-title">
      <h2 id="chart-title" className="text-lg">
        {words.chart}
      </h2>
      <p className="text-sm text-soft">
        {words.chartWords(
          formatNumber(last.inHouse, locale),
          formatNumber(highest.inHouse, locale),
          formatDay(`${highest.day}T00:00:00+07:00`, locale),
        )}
      </p>
      <LineChart points={points} unit={words.chartUnit} label={words.chartSeries} />
    </section>
  );
}
