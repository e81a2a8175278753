import type { PersonReadViewFragment } from '#generated/graphql/graphql.ts';
import { formatExact, formatMoment, formatNumber } from '#language/format.ts';
import type { Locale } from '#language/locale.ts';
import { breachMessages } from './breach.messages.ts';

/** What was read, in words; what nobody has put into words yet, as the graph names it. */
export function wordsOfField(field: string, locale: Locale): string {
  return breachMessages[locale].fields[field] ?? field;
}

export function PeopleRead({
  locale,
  people,
}: {
  locale: Locale;
  people: readonly PersonReadViewFragment[];
}) {
  const words = breachMessages[locale];
  return (
    <ol className="divide-y divide-rule border-y border-rule">
      {people.map(({ citizen, looks, fields, purposes, firstAt, lastAt }) => (
        <li
          key={citizen.id}
          data-person-read={citizen.id}
          className="grid gap-x-8 gap-y-1 py-4 md:grid-cols-[minmax(0,4fr)_minmax(0,6fr)_minmax(0,3fr)]"
        >
          <div>
            <h3 className="font-medium">{citizen.fullName}</h3>
            <p className="tabular text-xs break-all text-soft">{citizen.id}</p>
          </div>
          <div>
            <p>{fields.map((field) => wordsOfField(field, locale)).join(', ')}</p>
            <p className="text-sm text-soft">
              {purposes.length > 0 ? purposes.map((purpose) => `“${purpose}”`).join(', ') : words.noPurpose}
            </p>
          </div>
          <div className="tabular md:text-right">
            <p>{words.looks(formatNumber(looks, locale))}</p>
            <p className="text-sm text-soft">
              <time dateTime={firstAt} title={formatExact(firstAt, locale)}>
                {formatMoment(firstAt, locale)}
              </time>
              {lastAt !== firstAt && (
                <>
                  {' – '}
                  <time dateTime={lastAt} title={formatExact(lastAt, locale)}>
                    {formatMoment(lastAt, locale)}
                  </time>
                </>
              )}
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}
