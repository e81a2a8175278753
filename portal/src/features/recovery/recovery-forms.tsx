import { FormPage } from '#features/forms/form-page.tsx';
import { formsMessages } from '#features/forms/forms.messages.ts';
import { PlainField } from '#features/forms/plain-field.tsx';
import { ProblemSummary } from '#features/forms/problem-summary.tsx';
import type { Locale } from '#language/locale.ts';
import { buttonStyle } from '#ui/button-style.ts';
import { PageHeader } from '#ui/page-header.tsx';
import { askForCode, setNewPassword } from './actions.ts';
import { PasskeyInstead } from './passkey-instead.tsx';
import { recoveryMessages } from './recovery.messages.ts';

type FormProps = { locale: Locale; values: Record<string, string>; problems: Record<string, string> };

export function AskForCode({ locale, values, problems }: FormProps) {
  const words = recoveryMessages[locale];
  return (
    <FormPage locale={locale}>
      <ProblemSummary locale={locale} problems={problems} fields={['name']} />
      <PageHeader title={words.title} lead={words.lead} />
      <form action={askForCode.bind(null, locale)} noValidate className="flex flex-col gap-6">
        <PlainField
          name="name"
          label={words.name}
          defaultValue={values.name}
          error={problems.name}
          autoComplete="username"
        />
        <div>
          <button type="submit" className={buttonStyle('primary', 'large')}>
            {formsMessages[locale].continue}
          </button>
        </div>
      </form>
      <p className="mt-8">
        <a href={`/${locale}/recover/desk`} className="link">
          {words.haveDeskCode}
        </a>
      </p>
      <p className="mt-4 text-soft">{words.noSecond}</p>
    </FormPage>
  );
}

export function NewPassword({ locale, values, problems, step }: FormProps & { step: 'code' | 'desk' }) {
  const words = recoveryMessages[locale];
  const isFromDesk = step === 'desk';
  return (
    <FormPage locale={locale} back={`/${locale}/recover`}>
      <ProblemSummary
        locale={locale}
        problems={problems}
        fields={['name', 'code', 'secondFactor', 'newPassword']}
      />
      <PageHeader title={words.codeTitle} lead={isFromDesk ? words.deskLead : words.codeLead} />
      <form action={setNewPassword.bind(null, locale, step)} noValidate className="flex flex-col gap-6">
        {isFromDesk && (
          <PlainField
            name="name"
            label={words.name}
            defaultValue={values.name}
            error={problems.name}
            autoComplete="username"
          />
        )}
        <PlainField
          name="code"
          label={isFromDesk ? words.deskCode : words.code}
          defaultValue={values.code}
          error={problems.code}
          autoComplete="one-time-code"
          className="tabular max-w-xs"
        />
        {!isFromDesk && (
          <PlainField
            name="secondFactor"
            label={words.second}
            defaultValue={values.secondFactor}
            error={problems.secondFactor}
            autoComplete="off"
            className="tabular max-w-xs"
          />
        )}
        <PlainField
          name="newPassword"
          type="password"
          label={words.newPassword}
          hint={words.newPasswordHint}
          error={problems.newPassword}
          autoComplete="new-password"
        />
        <div>
          <button type="submit" className={buttonStyle('primary', 'large')}>
            {words.set}
          </button>
        </div>
        {!isFromDesk && <PasskeyInstead locale={locale} />}
      </form>
    </FormPage>
  );
}
