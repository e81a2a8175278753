import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

export type Tone = 'neutral' | 'sea' | 'green' | 'amber' | 'coral';

const tones: Record<Tone, string> = {
  neutral: 'bg-ground text-soft border-rule',
  sea: 'bg-sea-wash text-sea border-transparent',
  green: 'bg-green-wash text-green border-transparent',
  amber: 'bg-amber-wash text-amber border-transparent',
  coral: 'bg-coral-wash text-coral border-transparent',
};

/** A state in a word. The colour helps; the word says it. */
export function Badge({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span
      className={classNames(
        'inline-flex items-center gap-1.5 rounded-sm border px-2 py-0.5 text-sm font-medium whitespace-nowrap',
        tones[tone],
      )}
    >
      {children}
    </span>
  );
}
