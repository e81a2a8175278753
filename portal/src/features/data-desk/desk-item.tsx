import type { ReactNode } from 'react';
import { PlainTextArea } from '#features/forms/plain-text-area.tsx';
import { dayOnIsland } from '#features/who-looked/looks-by-day.ts';
import { formatDay } from '#language/format.ts';
import type { Locale } from '#language/locale.ts';
import { Badge } from '#ui/badge.tsx';
import { dataDeskMessages } from './data-desk.messages.ts';

export type DeskDraft = { id: string; text: string; error: string };

type DeskItemProps = {
  locale: Locale;
  id: string;
  title: ReactNode;
  from: { name: string; at: string };
  due: { day: string; words: (day: string) => string };
  label: string;
  draft: DeskDraft | null;
  action: (form: FormData) => Promise<void>;
  buttons: ReactNode;
  children: ReactNode;
};

/** One thing that waits: what it is, by when, and the field to deal with it. */
export function DeskItem({
  locale,
  id,
  title,
  from,
  due,
  label,
  draft,
  action,
  buttons,
  children,
}: DeskItemProps) {
  const words = dataDeskMessages[locale];
  const mine = draft?.id === id ? draft : null;
  return (
    <li
      id={`item-${id}`}
      data-desk-item={id}
      className="grid scroll-mt-24 gap-x-10 gap-y-4 py-6 md:grid-cols-2"
    >
      <div>
        <h3 className="font-semibold">{title}</h3>
        <p className="mt-1 text-sm text-soft">{words.from(from.name, formatDay(from.at, locale))}</p>
        <p className="mt-1 flex flex-wrap items-center gap-2 text-sm">
          {due.words(formatDay(due.day, locale))}
          {due.day < dayOnIsland(new Date()) && <Badge tone="coral">{words.overdue}</Badge>}
        </p>
        <div className="mt-3 max-w-prose space-y-2">{children}</div>
      </div>
      <form action={action} noValidate className="flex flex-col gap-4">
        <PlainTextArea
          id={`text-${id}`}
          name="text"
          label={label}
          rows={3}
          defaultValue={mine?.text}
          error={mine?.error}
        />
        <div className="flex flex-wrap gap-3">{buttons}</div>
      </form>
    </li>
  );
}
