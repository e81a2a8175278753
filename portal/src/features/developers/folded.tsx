import type { ReactNode } from 'react';
import { FoldMark } from '#ui/fold-mark.tsx';

type FoldedProps = { title: ReactNode; isOpen?: boolean; level: 'section' | 'group'; children: ReactNode };

/** A part of a long page that opens when it is wanted, by the browser itself: it asks for no script. */
export function Folded({ title, isOpen, level, children }: FoldedProps) {
  const size = level === 'section' ? 'min-h-13' : 'min-h-11';
  return (
    <details open={isOpen} className="group/fold">
      <summary
        className={`flex cursor-pointer items-center justify-between gap-4 border-t border-rule py-2 text-sea ${size}`}
      >
        {title}
        <FoldMark />
      </summary>
      <div className="pt-2 pb-8">{children}</div>
    </details>
  );
}
