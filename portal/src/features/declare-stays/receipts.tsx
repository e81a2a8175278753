'use client';

import { useEffect, useRef } from 'react';
import { useNationalityName } from '#features/stays/nationality-context.tsx';
import { formatClock, formatExact } from '#language/format.ts';
import { useLocale } from '#language/language-provider.tsx';
import { localized } from '#language/messages.ts';
import { Badge } from '#ui/badge.tsx';
import { ButtonLink } from '#ui/button-link.tsx';
import { declareMessages } from './declare.messages.ts';
import type { Landed } from './use-declaration.ts';

type ReceiptsProps = { landed: readonly Landed[]; takesFocus: boolean; answers: number };

/** What the register has accepted, with the numbers that prove it. Nothing stands here that the graph did not say. */
export function Receipts({ landed, takesFocus, answers }: ReceiptsProps) {
  const locale = useLocale();
  const words = declareMessages[locale];
  const nationality = useNationalityName();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus && answers > 0) heading.current?.focus();
  }, [takesFocus, answers]);
  if (landed.length === 0) return null;
  return (
    <section
      aria-labelledby="receipts-title"
      data-receipts={landed.length}
      className="rounded-md border-l-4 border-green bg-green-wash px-4 py-4 md:px-6"
    >
      <h2 id="receipts-title" ref={heading} tabIndex={-1} className="text-xl outline-none">
        {words.landedTitle(landed.length)}
      </h2>
      <p className="mt-1 text-sm">{words.landedText}</p>
      <ul className="mt-3 divide-y divide-rule border-y border-rule">
        {landed.map((stay) => (
          <li
            key={stay.id}
            data-receipt-number={stay.receiptNumber}
            className="grid gap-x-6 gap-y-1 py-2.5 sm:grid-cols-[minmax(0,1fr)_auto]"
          >
            <div>
              <span className="font-medium">{stay.guest.fullName}</span>{' '}
              <span className="text-sm text-soft">
                {[nationality(stay.guest.nationality), stay.room && words.room(stay.room)]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              {stay.warnings.length > 0 && (
                <p className="text-sm text-soft">
                  {words.look}: {stay.warnings.map(({ message }) => localized(message, locale)).join(' ')}
                </p>
              )}
            </div>
            <div className="flex flex-wrap items-center gap-2 sm:justify-end">
              {stay.late && <Badge tone="amber">{words.late}</Badge>}
              {stay.isDuplicate && <Badge>{words.already}</Badge>}
              <span className="text-sm text-soft">{words.receipt}</span>
              <span className="tabular font-semibold">{stay.receiptNumber}</span>
              <time
                dateTime={stay.declaredAt}
                title={formatExact(stay.declaredAt, locale)}
                className="tabular text-sm text-soft"
              >
                {formatClock(stay.declaredAt, locale)}
              </time>
            </div>
          </li>
        ))}
      </ul>
      <div className="mt-4">
        <ButtonLink href={`/${locale}/in-house`} kind="secondary" size="small">
          {words.inHouse}
        </ButtonLink>
      </div>
    </section>
  );
}
