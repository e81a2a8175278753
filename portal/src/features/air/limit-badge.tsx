import type { Locale } from '#language/locale.ts';
import { Badge } from '#ui/badge.tsx';
import { nowMessages } from './now.messages.ts';
import { exceededOf, type StationView } from './station-view.ts';
import { shortName } from './unit.ts';

/** What the newest readings come to: a station out of order says so before it says anything about the air. */
export function LimitBadge({ station, locale }: { station: StationView; locale: Locale }) {
  const words = nowMessages[locale];
  if (station.status === 'OFFLINE') return <Badge tone="neutral">{words.status.OFFLINE}</Badge>;
  if (station.status === 'MAINTENANCE') return <Badge tone="neutral">{words.status.MAINTENANCE}</Badge>;
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
