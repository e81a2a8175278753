'use client';

import Link from 'next/link';
import { Freshness } from '#features/live/freshness.tsx';
import { LiveProvider } from '#features/live/live-provider.tsx';
import { useLocale } from '#language/language-provider.tsx';
import { localized } from '#language/messages.ts';
import { airMessages } from './air.messages.ts';
import { LimitBadge } from './limit-badge.tsx';
import { Reading } from './reading.tsx';
import { leadingOf, type StationView } from './station-view.ts';
import { useLiveStations } from './use-live-stations.ts';

type AirNowPanelProps = { stations: readonly StationView[]; title: string };

export function AirNowPanel(props: AirNowPanelProps) {
  return (
    <LiveProvider>
      <AirNowList {...props} />
    </LiveProvider>
  );
}

function AirNowList({ stations: read, title }: AirNowPanelProps) {
  const locale = useLocale();
  const words = airMessages[locale];
  const { stations, state } = useLiveStations(read);
  return (
    <section aria-labelledby="air-now">
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <h2 id="air-now" className="text-lg">
          {title}
        </h2>
        <Freshness state={state} />
      </div>
      <ul className="mt-2 divide-y divide-rule border-y border-rule">
        {stations.map((station) => {
          const leading = leadingOf(station);
          return (
            <li key={station.id}>
              <Link
                href={`/${locale}/air/${station.code}`}
                prefetch={false}
                className="grid min-h-14 grid-cols-[1fr_auto] items-center gap-x-4 gap-y-1 py-2.5 text-ink no-underline hover:text-sea"
              >
                <span className="font-medium">{localized(station.name, locale)}</span>
                {leading ? (
                  <Reading measurement={leading} locale={locale} />
                ) : (
                  <span className="text-soft">{words.noValue}</span>
                )}
                <span className="col-span-2">
                  <LimitBadge station={station} locale={locale} />
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
