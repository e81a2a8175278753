import type { DeskTraceViewFragment } from '#generated/graphql/graphql.ts';
import type { Locale } from '#language/locale.ts';
import { localized } from '#language/messages.ts';
import { Moment } from './account-facts.tsx';
import { deskMessages } from './desk.messages.ts';

type DeskHistoryProps = { locale: Locale; traces: readonly DeskTraceViewFragment[] };

/** Who did what to the account, with which document and why. */
export function DeskHistory({ locale, traces }: DeskHistoryProps) {
  const words = deskMessages[locale];
  if (traces.length === 0) return <p className="text-soft">{words.noHistory}</p>;
  return (
    <ol className="divide-y divide-rule border-y border-rule">
      {traces.map(({ id, act, at, officer, organization, documentSeen, reason, phoneCompared }) => (
        <li key={id} data-trace={act} className="py-3">
          <p className="flex flex-wrap justify-between gap-x-4">
            <span className="font-medium">{words.traces[act]}</span>
            <span className="text-sm text-soft">
              <Moment at={at} locale={locale} />
            </span>
          </p>
          <p className="text-sm text-soft">
            {[officer?.fullName, organization && localized(organization.name, locale)]
              .filter(Boolean)
              .join(' · ')}
          </p>
          <p className="mt-1 text-sm">{words.seen(documentSeen)}</p>
          {reason && <p className="text-sm">{words.because(reason)}</p>}
          {phoneCompared != null && (
            <p className="text-sm">{phoneCompared ? words.phoneCompared : words.phoneNotCompared}</p>
          )}
        </li>
      ))}
    </ol>
  );
}
