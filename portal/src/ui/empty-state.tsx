import type { ReactNode } from 'react';

type EmptyStateProps = { title: ReactNode; children?: ReactNode; action?: ReactNode };

/** Nothing here, said as good news or with the way on. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center gap-3 px-4 py-12 text-center">
      <svg viewBox="0 0 96 40" aria-hidden="true" className="w-24 fill-none stroke-shore stroke-2">
        <path d="M4 30c8 0 8-6 16-6s8 6 16 6 8-6 16-6 8 6 16 6 8-6 16-6" strokeLinecap="round" />
        <path d="M34 16c4-8 20-8 26 0" strokeLinecap="round" />
      </svg>
      <p className="text-lg font-semibold">{title}</p>
      {children && <div className="max-w-prose text-soft">{children}</div>}
      {action}
    </div>
  );
}
