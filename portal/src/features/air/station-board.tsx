'use client';

import { useState } from 'react';
import { Freshness } from '#features/live/freshness.tsx';
import { LiveProvider } from '#features/live/live-provider.tsx';
import { useLocale } from '#language/language-provider.tsx';
import type { Locale } from '#language/locale.ts';
import { localized } from '#language/messages.ts';
import { EmptyState } from '#ui/empty-state.tsx';
import { IslandMap } from '#ui/map/island-map.tsx';
import type { Outline } from '#ui/map/island-outline.ts';
import type { MapPoint, MapTone } from '#ui/map/map-point.ts';
import { PageHeader } from '#ui/page-header.tsx';
import { airMessages } from './air.messages.ts';
import { IslandSummary } from './island-summary.tsx';
import { StationCard } from './station-card.tsx';
import { stepOf } from './station-index.ts';
import { exceededOf, type StationView } from './station-view.ts';
import { useLiveStations } from './use-live-stations.ts';

type StationBoardProps = { stations: readonly StationView[]; outline: Outline };

export function StationBoard(props: StationBoardProps) {
  return (
    <LiveProvider>
      <LiveStationBoard {...props} />
    </LiveProvider>
  );
}

function LiveStationBoard({ stations: read, outline }: StationBoardProps) {
  const locale = useLocale();
  const words = airMessages[locale];
  const { stations, state } = useLiveStations(read);
  const [selectedId, select] = useState<string | null>(null);
  const groups = [
    { title: words.airStations, members: stations.filter(({ kind }) => kind === 'AIR') },
    { title: words.waterStations, members: stations.filter(({ kind }) => kind === 'WATER') },
  ].filter(({ members }) => members.length > 0);
  return (
    <>
      <PageHeader title={words.title} lead={words.lead} aside={<Freshness state={state} />} />
      {stations.length === 0 && <EmptyState title={words.none}>{words.noneText}</EmptyState>}
      {stations.some(({ kind }) => kind === 'AIR') && (
        <div className="mb-8 text-lg">
          <IslandSummary stations={stations} locale={locale} />
        </div>
      )}
      <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="space-y-10">
          {groups.map(({ title, members }) => (
            <section key={title} aria-label={title}>
              <h2 className="text-xl">{title}</h2>
              <div className="mt-2 grid gap-x-8 md:grid-cols-2">
                {members.map((station) => (
                  <StationCard key={station.id} station={station} isSelected={station.id === selectedId} />
                ))}
              </div>
            </section>
          ))}
        </div>
        <div className="lg:sticky lg:top-6 lg:self-start">
          <IslandMap
            outline={outline}
            points={stations.map((station) => toPoint(station, pointLabel(station, locale)))}
            label={words.map}
            selectedId={selectedId}
            onSelect={select}
            className="h-96 lg:h-[34rem]"
          />
        </div>
      </div>
    </>
  );
}

function pointLabel({ name, index }: StationView, locale: Locale): string {
  const place = localized(name, locale);
  return index?.band ? `${place}: ${index.value}, ${localized(index.band.name, locale)}` : place;
}

const toneOfStep: readonly MapTone[] = ['green', 'sea', 'amber', 'coral', 'coral', 'coral'];

function toPoint(station: StationView, label: string): MapPoint {
  return { id: station.id, ...station.location, label, tone: toneOf(station), weight: 30 };
}

function toneOf(station: StationView): MapTone {
  if (station.status === 'OFFLINE') return 'neutral';
  if (station.kind === 'WATER') return exceededOf(station).length > 0 ? 'amber' : 'sea';
  const step = station.index?.band ? stepOf(station.index.band) : null;
  return step === null ? 'neutral' : (toneOfStep[step] ?? 'neutral');
}
