'use client';

import { useDeferredValue, useMemo, useState } from 'react';
import { Freshness } from '#features/live/freshness.tsx';
import type { Nationality } from '#features/stays/nationalities.ts';
import { NationalityProvider } from '#features/stays/nationality-context.tsx';
import { useHold } from '#features/stays/use-hold.ts';
import { GraphqlProvider } from '#graphql/graphql-provider.tsx';
import { formatNumber } from '#language/format.ts';
import { useLocale } from '#language/language-provider.tsx';
import { Button } from '#ui/button.tsx';
import { ButtonLink } from '#ui/button-link.tsx';
import { KeyList } from '#ui/key-list.tsx';
import { IslandMap } from '#ui/map/island-map.tsx';
import type { Outline } from '#ui/map/island-outline.ts';
import { PageHeader } from '#ui/page-header.tsx';
import { useKeys } from '#ui/use-keys.ts';
import { ArrivalList } from './arrival-list.tsx';
import type { BoardStay } from './arrival-stream.ts';
import { boardMessages } from './board.messages.ts';
import { BoardTables } from './board-tables.tsx';
import type { BoardEstablishment, DayOfGuests, Summary } from './board-view.ts';
import { GuestsChart } from './guests-chart.tsx';
import { Totals } from './totals.tsx';
import { useArrivals, useSummary } from './use-board.ts';

type InspectorBoardProps = {
  summary: Summary;
  arrivals: readonly BoardStay[];
  establishments: readonly BoardEstablishment[];
  days: readonly DayOfGuests[];
  outline: Outline;
  nationalities: readonly Nationality[];
};

export function InspectorBoard({ nationalities, ...props }: InspectorBoardProps) {
  return (
    <GraphqlProvider>
      <NationalityProvider nationalities={nationalities}>
        <Board {...props} />
      </NationalityProvider>
    </GraphqlProvider>
  );
}

function Board({ days, outline, ...read }: Omit<InspectorBoardProps, 'nationalities'>) {
  const locale = useLocale();
  const words = boardMessages[locale];
  const { isHeld, holdProps } = useHold();
  const { summary } = useSummary(read.summary);
  const { stream, establishments, state, showWaiting } = useArrivals(read, words.accessPurpose, isHeld);
  const [selectedId, select] = useState<string | null>(null);
  const [showsKeys, setShowsKeys] = useState(false);
  useKeys({ '?': () => setShowsKeys((shows) => !shows) });
  const calmEstablishments = useDeferredValue(establishments);
  const points = useMemo(
    () =>
      calmEstablishments.map(({ id, name, location, occupancy }) => ({
        id,
        ...location,
        weight: occupancy.guests,
        tone: occupancy.guests > 0 ? ('sea' as const) : ('neutral' as const),
        label: words.guestsAt(name, formatNumber(occupancy.guests, locale)),
      })),
    [calmEstablishments, words, locale],
  );
  const selected = establishments.find(({ id }) => id === selectedId);
  return (
    <>
      <PageHeader
        title={words.title}
        lead={words.recorded}
        aside={
          <>
            <Freshness state={state} />
            <Button
              kind="quiet"
              className="max-lg:hidden"
              aria-expanded={showsKeys}
              onPress={() => setShowsKeys(!showsKeys)}
            >
              {words.keys} (?)
            </Button>
            <ButtonLink href={`/${locale}/board/search`} kind="secondary">
              {words.searchLink}
            </ButtonLink>
          </>
        }
      />
      {showsKeys && (
        <div className="mb-6">
          <KeyList label={words.keys} keys={words.keyList} />
        </div>
      )}
      <Totals summary={summary} />
      <div className="mt-10 grid gap-x-8 gap-y-10 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <ArrivalList
          stream={stream}
          isHeld={isHeld}
          holdProps={holdProps}
          onShowWaiting={showWaiting}
          onSelect={select}
        />
        <section aria-labelledby="map-title" className="min-w-0">
          <h2 id="map-title" className="flex min-h-11 items-center text-lg">
            {words.mapTitle}
          </h2>
          <IslandMap
            outline={outline}
            points={points}
            label={words.map}
            selectedId={selectedId}
            onSelect={select}
            className="mt-2 h-96 lg:h-160"
          />
          <p role="status" className="mt-2 min-h-6 text-sm text-soft">
            {selected &&
              words.chosen(
                selected.name,
                selected.commune,
                formatNumber(selected.occupancy.guests, locale),
                formatNumber(selected.rooms, locale),
              )}
          </p>
        </section>
        <div className="min-w-0">
          <BoardTables summary={summary} establishments={calmEstablishments} onSelect={select} />
        </div>
        <GuestsChart days={days} />
      </div>
    </>
  );
}
