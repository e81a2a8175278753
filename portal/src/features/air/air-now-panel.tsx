'use client';

import Link from 'next/link';
import { Freshness } from '#features/live/freshness.tsx';
import { LiveProvider } from '#features/live/live-provider.tsx';
import { useLocale } from '#language/language-provider.tsx';
import { localized } from '#language/messages.ts';
import { IndexFigure } from './index-figure.tsx';
import { IslandAdvice, IslandSummary } from './island-summary.tsx';
import { LimitBadge, StateBadge } from './limit-badge.tsx';
import { nowMessages } from './now.messages.ts';
import type { StationView } from './station-view.ts';
import { useLiveStations } from './use-live-stations.ts';

type AirNowPanelProps = { stations: readonly StationView[]; title: string };

export function AirNowPanel(props: AirNowPanelProps) {
  return (
    <LiveProvider>
      <AirNowList {...props} />
    </LiveProvider>
  );
}

export function AirNowList({ stations: read, title }: AirNowPanelProps) {
  const locale = useLocale();
  const { stations, state } = useLiveStations(read);
  return (
    <section aria-labelledby="air-now">
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <h2 id="air-now" className="text-lg">
          {title}
        </h2>
        <Freshness state={state} />
      </div>
      <div className="mt-1">
        <IslandSummary stations={stations} locale={locale} />
      </div>
      <ul className="my-4 divide-y divide-rule border-y border-rule">
        {stations.map((station) => (
          <li key={station.id} className="py-3">
            <div className="mb-1.5 flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
              <Link
                href={`/${locale}/air/${station.code}`}
                prefetch={false}
                className="inline-flex min-h-6 items-center font-medium text-ink no-underline hover:text-sea hover:underline"
              >
                {localized(station.name, locale)}
              </Link>
              <StateBadge station={station} locale={locale} />
              {station.kind === 'WATER' && <LimitBadge station={station} locale={locale} />}
            </div>
            <IndexFigure station={station} locale={locale} size="row" />
          </li>
        ))}
      </ul>
      <IslandAdvice stations={stations} locale={locale} />
      <p className="mt-3">
        <Link href={`/${locale}/air`} prefetch={false} className="link font-medium">
          {nowMessages[locale].details}
        </Link>
      </p>
    </section>
  );
}
