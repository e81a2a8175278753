import { PlainTextArea } from '#features/forms/plain-text-area.tsx';
import type { LookFragment } from '#generated/graphql/graphql.ts';
import { formatClock, formatDay, formatExact } from '#language/format.ts';
import type { Locale } from '#language/locale.ts';
import { localized } from '#language/messages.ts';
import { Badge } from '#ui/badge.tsx';
import { buttonStyle } from '#ui/button-style.ts';
import { askAboutLook, type Place } from './actions.ts';
import { whoLookedMessages } from './who-looked.messages.ts';

type LookItemProps = {
  locale: Locale;
  look: LookFragment;
  place: Place;
  /** Of a question that could not be sent. */
  draft?: { message: string; error: string } | undefined;
};

/** One look in a sentence, with what was asked about it or the way to ask. */
export function LookItem({ locale, look, place, draft }: LookItemProps) {
  const words = whoLookedMessages[locale];
  return (
    <li id={`look-${look.id}`} data-look-id={look.id} className="scroll-mt-24 py-4 sm:flex sm:gap-6">
      <time
        dateTime={look.accessedAt}
        title={formatExact(look.accessedAt, locale)}
        className="tabular block w-14 shrink-0 text-soft"
      >
        {formatClock(look.accessedAt, locale)}
      </time>
      <div className="min-w-0 flex-1">
        <p className="max-w-prose">{localized(look.summary, locale)}</p>
        {look.inquiry === 'CRIMINAL' && (
          <p className="mt-1 flex flex-wrap items-center gap-2 text-sm text-soft">
            <Badge tone="amber">{words.inquiry}</Badge>
            {look.legalGround && words.ground(look.legalGround)}
          </p>
        )}
        {look.question ? (
          <QuestionAsked locale={locale} question={look.question} />
        ) : (
          <details className="mt-2" open={draft !== undefined}>
            <summary className="link inline-block min-h-9 cursor-pointer py-1.5 text-sm">{words.ask}</summary>
            <form
              action={askAboutLook.bind(null, locale, look.id, place)}
              noValidate
              className="mt-2 flex max-w-prose flex-col gap-4"
            >
              <PlainTextArea
                id={`message-${look.id}`}
                name="message"
                label={words.message}
                hint={words.hint}
                error={draft?.error}
                defaultValue={draft?.message}
              />
              <div>
                <button type="submit" className={buttonStyle('secondary')}>
                  {words.send}
                </button>
              </div>
            </form>
          </details>
        )}
      </div>
    </li>
  );
}

function QuestionAsked({
  locale,
  question,
}: {
  locale: Locale;
  question: NonNullable<LookFragment['question']>;
}) {
  const words = whoLookedMessages[locale];
  const { askedAt, message, answer, answeredAt, answerBy } = question;
  return (
    <div className="mt-3 max-w-prose border-l-2 border-rule pl-4 text-sm">
      <p className="text-soft">{words.asked(formatDay(askedAt, locale))}</p>
      <p className="whitespace-pre-line">{message}</p>
      <p className="mt-2 text-soft">
        {answeredAt
          ? words.answered(formatDay(answeredAt, locale))
          : words.waiting(formatDay(answerBy, locale))}
      </p>
      {answer && <p className="whitespace-pre-line">{answer}</p>}
    </div>
  );
}
