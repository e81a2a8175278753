import type { ReactNode } from 'react';
import { FormPage } from '#features/forms/form-page.tsx';
import { PlainField } from '#features/forms/plain-field.tsx';
import { ProblemSummary } from '#features/forms/problem-summary.tsx';
import type { Locale } from '#language/locale.ts';
import { buttonStyle } from '#ui/button-style.ts';
import { PageHeader } from '#ui/page-header.tsx';
import { securityMessages } from './security.messages.ts';

type PasswordConfirmationProps = {
  locale: Locale;
  title: string;
  lead?: string;
  button: string;
  kind?: 'primary' | 'danger';
  problems: Record<string, string>;
  action: (form: FormData) => Promise<void>;
  children?: ReactNode;
};

/** What guards the account is changed by who knows the password, not by who finds the computer. */
export function PasswordConfirmation(props: PasswordConfirmationProps) {
  const { locale, title, lead, button, kind = 'primary', problems, action } = props;
  const words = securityMessages[locale];
  return (
    <FormPage locale={locale} back={`/${locale}/account/security`}>
      <ProblemSummary locale={locale} problems={problems} fields={['password']} />
      <PageHeader title={title} lead={lead} />
      <form action={action} noValidate className="flex flex-col gap-6">
        <PlainField
          name="password"
          type="password"
          autoComplete="current-password"
          label={words.confirmWith}
          error={problems.password}
        />
        <div>
          <button type="submit" className={buttonStyle(kind, 'large')}>
            {button}
          </button>
        </div>
      </form>
    </FormPage>
  );
}
