'use client';

import { useState } from 'react';
import type { SortDescriptor } from 'react-aria-components/Table';
import { Freshness } from '#features/live/freshness.tsx';
import { EstablishmentPicker } from '#features/stays/establishment-picker.tsx';
import { islandDay } from '#features/stays/island-time.ts';
import type { Nationality } from '#features/stays/nationalities.ts';
import { NationalityProvider } from '#features/stays/nationality-context.tsx';
import { useHold } from '#features/stays/use-hold.ts';
import { GraphqlProvider } from '#graphql/graphql-provider.tsx';
import { useLocale } from '#language/language-provider.tsx';
import { Button } from '#ui/button.tsx';
import { ButtonLink } from '#ui/button-link.tsx';
import { KeyList } from '#ui/key-list.tsx';
import { Notice } from '#ui/notice.tsx';
import { PageHeader } from '#ui/page-header.tsx';
import { SelectField } from '#ui/select-field.tsx';
import { StatRow, StatTile } from '#ui/stat-tile.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useKeys } from '#ui/use-keys.ts';
import { CheckOutBar } from './check-out-bar.tsx';
import { HouseCards } from './house-cards.tsx';
import { HouseTable } from './house-table.tsx';
import {
  countsOf,
  type HouseFilter,
  type HouseSort,
  type HouseStay,
  shownStays,
  sorted,
  withChange,
  withWaiting,
} from './house-view.ts';
import { inHouseMessages } from './in-house.messages.ts';
import { useCheckOut } from './use-check-out.ts';
import { useHouse } from './use-house.ts';

type House = { id: string; name: string };
type InHouseDeskProps = {
  establishments: readonly House[];
  chosen: House;
  stays: readonly HouseStay[];
  today: string;
  nationalities: readonly Nationality[];
};

const pageSize = 100;

export function InHouseDesk({ nationalities, ...props }: InHouseDeskProps) {
  return (
    <GraphqlProvider>
      <NationalityProvider nationalities={nationalities}>
        <Desk key={props.chosen.id} {...props} />
      </NationalityProvider>
    </GraphqlProvider>
  );
}

function Desk({ establishments, chosen, stays: read, today }: Omit<InHouseDeskProps, 'nationalities'>) {
  const locale = useLocale();
  const words = inHouseMessages[locale];
  const { isHeld, holdProps } = useHold();
  const { view, setView, state } = useHouse(chosen.id, read, today, isHeld);
  const [filter, setFilter] = useState<HouseFilter>('staying');
  const [search, setSearch] = useState('');
  const [limit, setLimit] = useState(pageSize);
  const [sort, setSort] = useState<SortDescriptor>({ column: 'room', direction: 'ascending' });
  const [selected, select] = useState<ReadonlySet<string>>(new Set());
  const [showsKeys, setShowsKeys] = useState(false);
  const {
    state: leaving,
    checkOut,
    forget,
  } = useCheckOut((left) => {
    setView((before) => left.reduce((next, stay) => withChange(next, stay, true), before));
    select(new Set());
  });

  useKeys({
    '?': () => setShowsKeys((shows) => !shows),
    '/': () => document.getElementById('house-search')?.focus(),
  });

  const counts = countsOf(view, today);
  const shown = shownStays(view, filter, search, today);
  const rows = { stays: shown.slice(0, limit), glowing: view.glowing, today, selected, onSelect: choose };
  function choose(ids: ReadonlySet<string>): void {
    if (leaving.kind === 'done' || leaving.kind === 'refused') forget();
    select(ids);
  }
  function sortBy(next: SortDescriptor): void {
    setSort(next);
    setView((before) => sorted(before, String(next.column) as HouseSort, next.direction === 'ascending'));
  }
  return (
    <>
      <PageHeader
        title={words.title}
        lead={chosen.name}
        aside={
          <>
            <Freshness state={state} />
            <EstablishmentPicker establishments={establishments} chosenId={chosen.id} />
            <ButtonLink href={`/${locale}/declare`}>{words.declare}</ButtonLink>
          </>
        }
      />
      <StatRow>
        <StatTile label={words.guests} value={counts.guests} />
        <StatTile label={words.foreign} value={counts.foreign} />
        <StatTile label={words.arrivals} value={counts.arrivals} />
        <StatTile
          label={words.toLeave}
          value={counts.toLeave}
          tone={counts.toLeave > 0 ? 'amber' : 'neutral'}
        />
      </StatRow>
      <div className="relative mt-8 flex flex-wrap items-end gap-4">
        <TextField
          id="house-search"
          label={words.search}
          value={search}
          onChange={setSearch}
          autoComplete="off"
          className="min-w-0 grow sm:max-w-md"
        />
        <SelectField
          id="house-filter"
          label={words.show}
          value={filter}
          onChange={(value) => setFilter(value as HouseFilter)}
          options={Object.entries(words.filters).map(([value, label]) => ({ value, label }))}
          className="w-44"
        />
        <p role="status" className="flex min-h-11 items-center text-sm text-soft">
          {words.count(shown.length)}
        </p>
        <Button
          kind="quiet"
          className="ml-auto max-lg:hidden"
          aria-expanded={showsKeys}
          onPress={() => setShowsKeys(!showsKeys)}
        >
          {words.keys} (?)
        </Button>
        {/* In a line of its own it would push the rows down just while someone points at one. */}
        {view.waiting.length > 0 && (
          <Button
            kind="secondary"
            className="absolute right-0 -bottom-1 translate-y-full"
            size="small"
            onPress={() => setView(withWaiting)}
          >
            {words.waiting(view.waiting.length)}
          </Button>
        )}
      </div>
      {showsKeys && (
        <div className="mt-12">
          <KeyList label={words.keys} keys={words.keyList} />
        </div>
      )}
      <div className={showsKeys ? 'mt-4 space-y-4' : 'mt-12 space-y-4'}>
        {leaving.kind === 'done' && (
          <Notice tone="done" title={words.checkedOut(leaving.count)} isAnnounced />
        )}
        {leaving.kind === 'refused' && (
          <Notice tone="danger" title={words.failed} isAnnounced>
            {leaving.problem.fields[0]?.message ?? leaving.problem.message}
          </Notice>
        )}
        {leaving.kind === 'unknown' && (
          <Notice tone="warning" title={words.unknownTitle} isAnnounced>
            {words.unknownText}
          </Notice>
        )}
        <div {...holdProps}>
          <div className="max-lg:hidden">
            <HouseTable {...rows} sort={sort} onSort={sortBy} />
          </div>
          <div className="lg:hidden">
            <HouseCards {...rows} />
          </div>
        </div>
        {shown.length > limit && (
          <Button kind="secondary" onPress={() => setLimit(limit + pageSize)}>
            {words.more(Math.min(pageSize, shown.length - limit))}
          </Button>
        )}
      </div>
      {selected.size > 0 && (
        <CheckOutBar
          count={selected.size}
          isSending={leaving.kind === 'sending'}
          onCheckOut={(clock) => void checkOut([...selected], islandDay(new Date()), clock)}
          onClear={() => choose(new Set())}
        />
      )}
    </>
  );
}
