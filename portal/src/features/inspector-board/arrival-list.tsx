'use client';

import { type KeyboardEvent, memo } from 'react';
import { useNationalityName } from '#features/stays/nationality-context.tsx';
import type { useHold } from '#features/stays/use-hold.ts';
import { formatClock, formatExact, formatMoment } from '#language/format.ts';
import { useLocale } from '#language/language-provider.tsx';
import { localized } from '#language/messages.ts';
import { Badge } from '#ui/badge.tsx';
import { Button } from '#ui/button.tsx';
import { classNames } from '#ui/class-names.ts';
import { EmptyState } from '#ui/empty-state.tsx';
import type { ArrivalStream, BoardStay } from './arrival-stream.ts';
import { boardMessages } from './board.messages.ts';

type ArrivalListProps = {
  stream: ArrivalStream;
  isHeld: boolean;
  holdProps: ReturnType<typeof useHold>['holdProps'];
  onShowWaiting: () => void;
  onSelect: (establishmentId: string) => void;
};

/** The stream of arrivals: each once, newest on top, still while someone reads it. */
export function ArrivalList({ stream, isHeld, holdProps, onShowWaiting, onSelect }: ArrivalListProps) {
  const locale = useLocale();
  const words = boardMessages[locale];
  const { stays, order, waiting, live } = stream;
  return (
    <section aria-labelledby="stream-title" className="min-w-0" {...holdProps}>
      <div className="flex min-h-11 flex-wrap items-center justify-between gap-x-4">
        <h2 id="stream-title" className="text-lg">
          {words.stream}
        </h2>
        {waiting.length > 0 ? (
          <Button kind="secondary" size="small" onPress={onShowWaiting}>
            {words.waiting(waiting.length)}
          </Button>
        ) : (
          isHeld && <span className="text-sm text-soft">{words.paused}</span>
        )}
      </div>
      <ol
        onKeyDown={moveAmongRows}
        aria-labelledby="stream-title"
        data-event-count={live.size}
        className="mt-2 max-h-[40rem] divide-y divide-rule overflow-y-auto rounded-md border border-rule bg-paper"
      >
        {order.length === 0 && (
          <li>
            <EmptyState title={words.streamNone}>{words.streamNoneText}</EmptyState>
          </li>
        )}
        {order.map((id, at) => {
          const stay = stays.get(id);
          return (
            stay && (
              <Arrival key={id} stay={stay} isLive={live.has(id)} isFirst={at === 0} onSelect={onSelect} />
            )
          );
        })}
      </ol>
    </section>
  );
}

/** One stop for the Tab key; the arrows go on from there. */
function moveAmongRows(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const rows: (Element | null)[] = [...event.currentTarget.querySelectorAll('button')];
  const next = rows[rows.indexOf(document.activeElement) + step];
  if (!(next instanceof HTMLElement)) return;
  event.preventDefault();
  next.focus();
}

type ArrivalProps = {
  stay: BoardStay;
  isLive: boolean;
  isFirst: boolean;
  onSelect: (establishmentId: string) => void;
};

const Arrival = memo(function Arrival({ stay, isLive, isFirst, onSelect }: ArrivalProps) {
  const locale = useLocale();
  const words = boardMessages[locale];
  const nationality = useNationalityName();
  const { guest, establishment } = stay;
  return (
    <li
      data-stay-id={stay.id}
      data-receipt-number={stay.receiptNumber}
      className={classNames(
        'grid grid-cols-[3.5rem_minmax(0,1fr)] gap-x-3 px-4 py-2.5',
        isLive && 'glow-once',
      )}
    >
      <time
        dateTime={stay.declaredAt}
        title={formatExact(stay.declaredAt, locale)}
        className="tabular text-sm leading-6 text-soft"
      >
        {formatClock(stay.declaredAt, locale)}
      </time>
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2">
          <span className="font-medium">{guest.fullName}</span>
          <span className="text-sm text-soft">{nationality(guest.nationality)}</span>
          {stay.late && <Badge tone="amber">{words.late}</Badge>}
          {stay.status === 'DEPARTED' && <Badge>{words.departed}</Badge>}
          {stay.status === 'CANCELLED' && <Badge>{words.cancelled}</Badge>}
        </p>
        <p className="text-sm">
          <button
            type="button"
            tabIndex={isFirst ? 0 : -1}
            onClick={() => onSelect(establishment.id)}
            className="cursor-pointer text-left hover:text-sea hover:underline"
          >
            {establishment.name}
          </button>
          , {establishment.commune}
        </p>
        <p className="text-sm text-soft" title={formatMoment(stay.arrivedAt, locale)}>
          {words.runBy(localized(establishment.operator.name, locale))}
        </p>
      </div>
    </li>
  );
});
