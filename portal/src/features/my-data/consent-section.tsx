import type { MyConsentFragment } from '#generated/graphql/graphql.ts';
import { formatDay, formatExact } from '#language/format.ts';
import type { Locale } from '#language/locale.ts';
import { localized } from '#language/messages.ts';
import { Badge } from '#ui/badge.tsx';
import { buttonStyle } from '#ui/button-style.ts';
import { changeConsent } from './actions.ts';
import { myDataMessages } from './my-data.messages.ts';

/** A yes or no for each use that no law demands, with all that was said before. */
export function ConsentSection({
  locale,
  consents,
}: {
  locale: Locale;
  consents: readonly MyConsentFragment[];
}) {
  const words = myDataMessages[locale];
  return (
    <section id="consents" aria-labelledby="consents-title" className="mt-12 scroll-mt-24">
      <h2 id="consents-title" className="text-xl">
        {words.consents}
      </h2>
      <p className="mt-1 max-w-prose text-soft">{words.consentsText}</p>
      <ul className="mt-4 divide-y divide-rule border-y border-rule">
        {consents.map((consent) => (
          <ConsentItem key={consent.purpose} locale={locale} consent={consent} />
        ))}
      </ul>
    </section>
  );
}

function ConsentItem({ locale, consent }: { locale: Locale; consent: MyConsentFragment }) {
  const words = myDataMessages[locale];
  const { purpose, title, description, isGranted, history } = consent;
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-8 gap-y-3 py-4" data-consent={purpose}>
      <div className="min-w-0 max-w-prose flex-1 basis-72">
        <h3 id={`consent-${purpose}`} className="flex flex-wrap items-center gap-3 font-semibold">
          {localized(title, locale)}
          <Badge tone={isGranted ? 'green' : 'neutral'}>{isGranted ? words.agreed : words.notAgreed}</Badge>
        </h3>
        <p className="mt-1 text-soft">{localized(description, locale)}</p>
        {history.length > 0 && (
          <details className="mt-2 text-sm">
            <summary className="link inline-block cursor-pointer py-1.5">{words.history}</summary>
            <ul className="mt-1 space-y-1 text-soft">
              {history.map((change) => (
                <li key={change.changedAt} title={formatExact(change.changedAt, locale)}>
                  {formatDay(change.changedAt, locale)}: {change.isGranted ? words.agreed : words.notAgreed}
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
      <form action={changeConsent.bind(null, locale, purpose, !isGranted)}>
        <button
          type="submit"
          className={buttonStyle('secondary', 'small')}
          aria-describedby={`consent-${purpose}`}
        >
          {isGranted ? words.withdraw : words.agree}
        </button>
      </form>
    </li>
  );
}
