import type { ReactNode } from 'react';
import type { Tone } from './badge.tsx';
import { classNames } from './class-names.ts';

const tones: Record<Tone, string> = {
  neutral: 'text-ink',
  sea: 'text-sea',
  green: 'text-green',
  amber: 'text-amber',
  coral: 'text-coral',
};

type StatTileProps = { label: ReactNode; value: ReactNode; detail?: ReactNode; tone?: Tone };

/** One number that matters. Put tiles into a `StatRow`. */
export function StatTile({ label, value, detail, tone = 'neutral' }: StatTileProps) {
  return (
    <div className="flex flex-col border-t-2 border-rule pt-3">
      <dt className="text-sm text-soft">{label}</dt>
      <dd className={classNames('tabular text-2xl font-semibold tracking-tight', tones[tone])}>{value}</dd>
      {detail && <dd className="text-sm text-soft">{detail}</dd>}
    </div>
  );
}

export function StatRow({ children }: { children: ReactNode }) {
  return <dl className="grid grid-cols-[repeat(auto-fit,minmax(7.5rem,1fr))] gap-x-6 gap-y-5">{children}</dl>;
}
