'use client';

import { typedDay } from '#features/stays/typed-text.ts';
import { formatClock, formatExact, formatMoment } from '#language/format.ts';
import { useLocale } from '#language/language-provider.tsx';
import { Badge } from '#ui/badge.tsx';
import type { HouseStay } from './house-view.ts';
import { inHouseMessages } from './in-house.messages.ts';

export function StateBadge({ stay, today }: { stay: HouseStay; today: string }) {
  const locale = useLocale();
  const words = inHouseMessages[locale];
  if (stay.departedAt !== null)
    return <Badge>{words.departedAt(formatClock(stay.departedAt, locale))}</Badge>;
  if (stay.status !== 'DECLARED') return <Badge>{words.states[stay.status]}</Badge>;
  if (stay.expectedDepartureOn < today) return <Badge tone="coral">{words.overdue}</Badge>;
  if (stay.expectedDepartureOn === today) return <Badge tone="amber">{words.leavesToday}</Badge>;
  return <Badge tone="green">{words.states.DECLARED}</Badge>;
}

export function Moment({ at }: { at: string }) {
  const locale = useLocale();
  return (
    <time dateTime={at} title={formatExact(at, locale)} className="tabular whitespace-nowrap">
      {formatMoment(at, locale)}
    </time>
  );
}

/** In figures in both languages: days stand in a column, to be compared. */
export function Day({ day }: { day: string }) {
  return (
    <time dateTime={day} className="tabular whitespace-nowrap">
      {typedDay(day)}
    </time>
  );
}
