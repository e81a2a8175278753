import type { ReactNode } from 'react';

type StatePageProps = { title: string; children: ReactNode; action?: ReactNode };

/** A page that has one thing to say and one way on. */
export function StatePage({ title, children, action }: StatePageProps) {
  return (
    <section className="mx-auto flex max-w-prose flex-col gap-4 py-12 md:py-20">
      <svg viewBox="0 0 160 24" aria-hidden="true" className="w-40 fill-none stroke-shore stroke-2">
        <path
          d="M2 14c10 0 10-8 20-8s10 8 20 8 10-8 20-8 10 8 20 8 10-8 20-8 10 8 20 8 10-8 20-8 10 8 18 8"
          strokeLinecap="round"
        />
      </svg>
      <h1 className="text-2xl md:text-3xl">{title}</h1>
      <div className="text-soft">{children}</div>
      {action && <div className="mt-2 flex flex-wrap gap-3">{action}</div>}
    </section>
  );
}
