'use client';

import { formatClock, formatExact } from '#language/format.ts';
import { useLocale } from '#language/language-provider.tsx';
import { classNames } from '#ui/class-names.ts';
import { freshnessMessages } from './freshness.messages.ts';
import type { LiveState } from './live-feed.ts';

const looks: Record<LiveState['kind'], { text: string; dot: string }> = {
  connecting: { text: 'text-soft', dot: 'bg-strong' },
  live: { text: 'text-green', dot: 'bg-green' },
  'catching-up': { text: 'text-sea', dot: 'bg-sea animate-pulse' },
  stale: { text: 'text-amber', dot: 'bg-amber' },
  refused: { text: 'text-coral', dot: 'bg-coral' },
};

/** How fresh a live view is. Every live view carries one. */
export function Freshness({ state }: { state: LiveState }) {
  const locale = useLocale();
  const words = freshnessMessages[locale];
  const look = looks[state.kind];
  const text = state.kind === 'stale' ? words.stale(formatClock(state.since, locale)) : words[state.kind];
  return (
    <span
      role="status"
      data-freshness={state.kind}
      title={state.kind === 'stale' ? formatExact(state.since, locale) : undefined}
      className={classNames(
        'inline-flex min-h-7 min-w-32 items-center sm:justify-end gap-2 text-sm font-medium whitespace-nowrap',
        look.text,
      )}
    >
      <span aria-hidden="true" className={classNames('size-2 rounded-full', look.dot)} />
      {text}
    </span>
  );
}
