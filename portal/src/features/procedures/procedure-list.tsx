import Link from 'next/link';
import type { ProcedureRowFragment } from '#generated/graphql/graphql.ts';
import { formatMoney } from '#language/format.ts';
import type { Locale } from '#language/locale.ts';
import { localized } from '#language/messages.ts';
import { proceduresMessages } from './procedures.messages.ts';

export function ProcedureList({
  locale,
  procedures,
}: {
  locale: Locale;
  procedures: readonly ProcedureRowFragment[];
}) {
  const words = proceduresMessages[locale];
  return (
    <ul className="divide-y divide-rule border-y border-rule">
      {procedures.map((procedure) => (
        <li key={procedure.id} className="grid gap-x-8 gap-y-1 py-4 md:grid-cols-[minmax(0,1fr)_20rem]">
          <div className="max-w-prose">
            <h2 className="text-base leading-snug">
              <Link href={`/${locale}/procedures/${procedure.code}`} className="link" prefetch={false}>
                {localized(procedure.name, locale)}
              </Link>
            </h2>
            <p className="mt-0.5 text-sm text-soft">
              {localized(procedure.field.name, locale)} · {words.levels[procedure.level]}
            </p>
          </div>
          <p className="tabular flex flex-wrap gap-x-6 text-sm text-soft md:justify-end">
            <span>{words.days(procedure.processingDays)}</span>
            <span className="md:min-w-32 md:text-right">
              {procedure.fee === 0 ? words.free : formatMoney(procedure.fee, locale)}
            </span>
          </p>
        </li>
      ))}
    </ul>
  );
}
