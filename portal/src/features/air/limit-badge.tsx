import type { Locale } from '#language/locale.ts';
import { Badge } from '#ui/badge.tsx';
import { nowMessages } from './now.messages.ts';
import { exceededOf, type StationView } from './station-view.ts';
import { shortName } from './unit.ts';

type StationBadgeProps = { station: StationView; locale: Locale };

const isOutOfOrder = ({ status }: StationView) => status === 'OFFLINE' || status === 'MAINTENANCE';

/** A station out of order says so before it says anything about the air. */
export function StateBadge({ station, locale }: StationBadgeProps) {
  return isOutOfOrder(station) ? (
    <Badge tone="neutral">{nowMessages[locale].status[station.status]}</Badge>
  ) : null;
}

/** What the newest readings come to against the limits. */
export function LimitBadge({ station, locale }: StationBadgeProps) {
  const words = nowMessages[locale];
  if (isOutOfOrder(station)) return null;
  if (station.latest.length === 0) return <Badge tone="neutral">{words.noValue}</Badge>;
  const exceeded = exceededOf(station);
  // Limits go with long averages: air that is bad this hour may be within them, and must not be called fine.
  if (exceeded.length === 0 && station.kind === 'AIR') return null;
  if (exceeded.length === 0) return <Badge tone="green">{words.within}</Badge>;
  return (
    <Badge tone="amber">
      {words.over(exceeded.map(({ parameter }) => shortName(parameter.code)).join(', '))}
    </Badge>
  );
}
