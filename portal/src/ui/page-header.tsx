import type { ReactNode } from 'react';

type PageHeaderProps = { title: ReactNode; lead?: ReactNode; above?: ReactNode; aside?: ReactNode };

/** What this page is, in one line, with how fresh it is or what to do beside it. */
export function PageHeader({ title, lead, above, aside }: PageHeaderProps) {
  return (
    <div className="mb-6 flex flex-wrap items-end justify-between gap-x-8 gap-y-3">
      <div className="max-w-prose">
        {above && <div className="mb-2 text-sm text-soft">{above}</div>}
        <h1 className="text-2xl md:text-3xl">{title}</h1>
        {lead && <p className="mt-2 text-soft">{lead}</p>}
      </div>
      {aside && <div className="flex flex-wrap items-center gap-3">{aside}</div>}
    </div>
  );
}
