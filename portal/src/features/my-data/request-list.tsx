import type { MyRequestFragment } from '#generated/graphql/graphql.ts';
import { formatDay } from '#language/format.ts';
import type { Locale } from '#language/locale.ts';
import { localized } from '#language/messages.ts';
import { Badge, type Tone } from '#ui/badge.tsx';
import { showCorrectedValue } from './corrected-value.ts';
import { myDataMessages } from './my-data.messages.ts';

const tones: Record<MyRequestFragment['status'], Tone> = {
  RECEIVED: 'amber',
  FULFILLED: 'green',
  REFUSED: 'coral',
};

/** What was asked for, by when the law wants it done, and what came of it. */
export function RequestList({
  locale,
  requests,
}: {
  locale: Locale;
  requests: readonly MyRequestFragment[];
}) {
  const words = myDataMessages[locale];
  return (
    <section aria-labelledby="requests-title" className="mt-12">
      <h2 id="requests-title" className="text-xl">
        {words.requests}
      </h2>
      {requests.length === 0 && <p className="mt-1 text-soft">{words.noRequests}</p>}
      <ul className="mt-4 divide-y divide-rule border-y border-rule empty:hidden">
        {requests.map((request) => (
          <RequestItem key={request.id} locale={locale} request={request} />
        ))}
      </ul>
    </section>
  );
}

function RequestItem({ locale, request }: { locale: Locale; request: MyRequestFragment }) {
  const words = myDataMessages[locale];
  const { kind, status, requestedAt, answerBy, completeBy, decidedAt, note, parts, isLifted } = request;
  return (
    <li className="py-4" data-request-kind={kind} data-request-status={status}>
      <p className="flex flex-wrap items-center gap-3 font-semibold">
        {isLifted ? words.lift : words.kind[kind]}
        <Badge tone={tones[status]}>{words.status[status]}</Badge>
      </p>
      <p className="mt-1 text-sm text-soft">
        {words.requestedOn(formatDay(requestedAt, locale))}.{' '}
        {decidedAt
          ? `${words.decidedOn(formatDay(decidedAt, locale))}.`
          : words.due(formatDay(answerBy, locale), formatDay(completeBy, locale))}
      </p>
      {request.correctedField && (
        <p className="mt-1 text-sm">
          {words.fields[request.correctedField]}:{' '}
          {showCorrectedValue(request.correctedField, request.correctedValue, locale)}
        </p>
      )}
      {note && <p className="mt-2 max-w-prose whitespace-pre-line">{note}</p>}
      {parts.length > 0 && (
        <ul className="mt-2 max-w-prose space-y-2 text-sm">
          {parts.map((part) => (
            <li key={part.what.vi}>
              <Badge tone={part.isDone ? 'green' : 'neutral'}>{part.isDone ? words.done : words.kept}</Badge>{' '}
              <span className="font-medium">{localized(part.what, locale)}.</span>{' '}
              <span className="text-soft">{localized(part.reason, locale)}</span>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
