'use client';

import { useNationalityName } from '#features/stays/nationality-context.tsx';
import { useMessages } from '#language/language-provider.tsx';
import { Checkbox } from '#ui/checkbox.tsx';
import { classNames } from '#ui/class-names.ts';
import { EmptyState } from '#ui/empty-state.tsx';
import { Day, Moment, StateBadge } from './house-row-parts.tsx';
import type { HouseRowsProps } from './house-table.tsx';
import { isInHouse } from './house-view.ts';
import { inHouseMessages } from './in-house.messages.ts';

/** The same guests where the table has no room, on phones and tablets: what tells them apart first, one thumb to choose. */
export function HouseCards({ stays, glowing, today, selected, onSelect }: HouseRowsProps) {
  const words = useMessages(inHouseMessages);
  const nationality = useNationalityName();
  if (stays.length === 0) return <EmptyState title={words.none}>{words.noneText}</EmptyState>;
  const toggle = (id: string, isSelected: boolean) => {
    const next = new Set(selected);
    if (isSelected) next.add(id);
    else next.delete(id);
    onSelect(next);
  };
  return (
    <ul className="border-t border-rule md:grid md:grid-cols-2 md:gap-x-10" aria-label={words.table}>
      {stays.map((stay) => (
        <li
          key={stay.id}
          data-stay-id={stay.id}
          className={classNames('flex gap-3 border-b border-rule py-3', glowing.has(stay.id) && 'glow-once')}
        >
          <Checkbox
            aria-label={words.select(stay.guest.fullName)}
            isSelected={selected.has(stay.id)}
            isDisabled={!isInHouse(stay)}
            onChange={(isSelected) => toggle(stay.id, isSelected)}
          />
          <div className="min-w-0 flex-1 space-y-1">
            <p className="flex flex-wrap items-baseline justify-between gap-x-3">
              <span className="font-medium">{stay.guest.fullName}</span>
              <span className="tabular font-semibold">{stay.room ?? words.noRoom}</span>
            </p>
            <p className="text-sm text-soft">
              {nationality(stay.guest.nationality)} ·{' '}
              <span className="tabular">{stay.guest.documentNumber}</span>
            </p>
            <p className="text-sm text-soft">
              <Moment at={stay.arrivedAt} /> → <Day day={stay.expectedDepartureOn} />
            </p>
            <p className="flex flex-wrap items-center justify-between gap-x-3 text-sm text-soft">
              <StateBadge stay={stay} today={today} />
              <span className="tabular">{words.receipt(stay.receiptNumber)}</span>
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
