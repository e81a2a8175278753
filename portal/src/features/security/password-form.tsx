import { FormPage } from '#features/forms/form-page.tsx';
import { PlainField } from '#features/forms/plain-field.tsx';
import { ProblemSummary } from '#features/forms/problem-summary.tsx';
import type { Locale } from '#language/locale.ts';
import { buttonStyle } from '#ui/button-style.ts';
import { PageHeader } from '#ui/page-header.tsx';
import { changeOwnPassword } from './actions.ts';
import { securityMessages } from './security.messages.ts';

export function PasswordForm({ locale, problems }: { locale: Locale; problems: Record<string, string> }) {
  const words = securityMessages[locale];
  return (
    <FormPage locale={locale} back={`/${locale}/account/security`}>
      <ProblemSummary locale={locale} problems={problems} fields={['currentPassword', 'newPassword']} />
      <PageHeader title={words.changePassword} />
      <form action={changeOwnPassword.bind(null, locale)} noValidate className="flex flex-col gap-6">
        <PlainField
          name="currentPassword"
          type="password"
          autoComplete="current-password"
          label={words.currentPassword}
          error={problems.currentPassword}
        />
        <PlainField
          name="newPassword"
          type="password"
          autoComplete="new-password"
          label={words.newPassword}
          hint={words.newPasswordHint}
          error={problems.newPassword}
        />
        <div>
          <button type="submit" className={buttonStyle('primary', 'large')}>
            {words.changePassword}
          </button>
        </div>
      </form>
    </FormPage>
  );
}
