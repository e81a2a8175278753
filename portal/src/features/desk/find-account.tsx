import { formsMessages } from '#features/forms/forms.messages.ts';
import { PlainField } from '#features/forms/plain-field.tsx';
import { ProblemSummary } from '#features/forms/problem-summary.tsx';
import type { Locale } from '#language/locale.ts';
import { buttonStyle } from '#ui/button-style.ts';
import { fieldStyle } from '#ui/field-style.ts';
import { Notice } from '#ui/notice.tsx';
import { PageHeader } from '#ui/page-header.tsx';
import { openAccount } from './actions.ts';
import { deskMessages } from './desk.messages.ts';
import { type Visit, visitReasons } from './visit.ts';

type FindAccountProps = {
  locale: Locale;
  /** What was typed, when it led to nobody. */
  visit?: Visit | undefined;
  problems?: Record<string, string>;
  hasExpired?: boolean;
  /** Nobody has an account of this number. */
  isUnknown?: boolean;
};

/** The number, and what for: then the account opens with the right form in front. */
export function FindAccount({ locale, visit, problems = {}, hasExpired, isUnknown }: FindAccountProps) {
  const words = deskMessages[locale];
  return (
    <div className="max-w-prose">
      <ProblemSummary locale={locale} problems={problems} fields={['person', 'detail']} />
      <PageHeader title={words.title} lead={words.lead} />
      {hasExpired && (
        <div className="mb-6">
          <Notice tone="warning" title={words.gone} isAnnounced />
        </div>
      )}
      <form action={openAccount.bind(null, locale)} noValidate className="flex flex-col gap-6">
        <PlainField
          name="person"
          label={words.person}
          hint={words.personHint}
          error={problems.person}
          defaultValue={visit?.person}
          autoComplete="off"
          autoFocus={Object.keys(problems).length === 0}
          className="tabular max-w-sm text-lg"
        />
        {isUnknown && (
          <p>
            <a href={`/${locale}/register`} className="link">
              {words.register}
            </a>
          </p>
        )}
        <fieldset aria-describedby="reason-hint" className="flex flex-col gap-1">
          <legend className={fieldStyle.label}>{words.reason}</legend>
          <p id="reason-hint" className={fieldStyle.hint}>
            {words.reasonHint}
          </p>
          <div className="grid sm:grid-cols-2 sm:gap-x-6">
            {visitReasons.map((reason) => (
              <label key={reason} className="flex min-h-11 cursor-pointer items-center gap-3">
                <input
                  type="radio"
                  name="reason"
                  value={reason}
                  defaultChecked={reason === (visit?.reason ?? 'verify')}
                  className="size-5 shrink-0 accent-sea"
                />
                {words.reasons[reason]}
              </label>
            ))}
          </div>
        </fieldset>
        <PlainField
          name="detail"
          label={
            <>
              {words.detail} <span className="font-normal text-soft">{formsMessages[locale].optional}</span>
            </>
          }
          hint={words.detailHint}
          error={problems.detail}
          defaultValue={visit?.detail}
          autoComplete="off"
        />
        <Notice title={words.recordTitle}>{words.recordText}</Notice>
        <div>
          <button type="submit" className={buttonStyle('primary', 'large')}>
            {words.find}
          </button>
        </div>
      </form>
    </div>
  );
}
