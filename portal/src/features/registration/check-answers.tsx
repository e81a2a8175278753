import { FormPage } from '#features/forms/form-page.tsx';
import { formsMessages } from '#features/forms/forms.messages.ts';
import { PlainField } from '#features/forms/plain-field.tsx';
import { ProblemSummary } from '#features/forms/problem-summary.tsx';
import { formatDay } from '#language/format.ts';
import type { Locale } from '#language/locale.ts';
import { buttonStyle } from '#ui/button-style.ts';
import { fieldStyle } from '#ui/field-style.ts';
import { openAccount } from './actions.ts';
import { fieldOf, questions } from './answers.ts';
import { registrationMessages } from './registration.messages.ts';

type CheckAnswersProps = { locale: Locale; values: Record<string, string>; problems: Record<string, string> };

export function CheckAnswers({ locale, values, problems }: CheckAnswersProps) {
  const words = registrationMessages[locale];
  const forms = formsMessages[locale];
  return (
    <FormPage locale={locale} back={`/${locale}/register/email`}>
      <ProblemSummary locale={locale} problems={problems} fields={[...Object.values(fieldOf), 'password']} />
      <h1 className="text-2xl md:text-3xl">{words.check}</h1>
      <p className="mt-2 text-soft">{words.checkLead}</p>
      <dl className="my-6 divide-y divide-rule border-y border-rule">
        {questions.map((question) => {
          const field = fieldOf[question];
          const error = problems[field];
          return (
            <div key={question} className="flex flex-wrap items-baseline gap-x-4 gap-y-1 py-3">
              <dt className="w-full font-medium">{words.questions[question]}</dt>
              <dd className="grow">
                {error && <p className={fieldStyle.error}>{error}</p>}
                {shown(locale, field, values[field])}
              </dd>
              <dd>
                <a id={field} href={`/${locale}/register/${question}?from=check`} className="link">
                  {forms.change}
                  <span className="sr-only">: {words.questions[question]}</span>
                </a>
              </dd>
            </div>
          );
        })}
      </dl>
      <form action={openAccount.bind(null, locale)} noValidate className="flex flex-col gap-6">
        <PlainField
          name="password"
          type="password"
          autoComplete="new-password"
          label={words.password}
          hint={words.passwordHint}
          error={problems.password}
        />
        <div>
          <button type="submit" className={buttonStyle('primary', 'large')}>
            {words.open}
          </button>
        </div>
      </form>
    </FormPage>
  );
}

function shown(locale: Locale, field: string, value: string | undefined): string {
  if (!value) return formsMessages[locale].notGiven;
  if (field === 'gender') return registrationMessages[locale].genders[value as 'OTHER'] ?? value;
  return field === 'dateOfBirth' && /^\d{4}-\d\d-\d\d$/.test(value) ? formatDay(value, locale) : value;
}
