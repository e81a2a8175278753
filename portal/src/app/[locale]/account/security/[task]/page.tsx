import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { readFormMemory } from '#features/forms/form-memory.ts';
import { FormPage } from '#features/forms/form-page.tsx';
import { formsMessages } from '#features/forms/forms.messages.ts';
import { beginApp, removeFactor, renewCodes } from '#features/security/actions.ts';
import { AppSetup } from '#features/security/app-setup.tsx';
import { PasskeyForm } from '#features/security/passkey-form.tsx';
import { PasswordConfirmation } from '#features/security/password-confirmation.tsx';
import { PasswordForm } from '#features/security/password-form.tsx';
import { RecoveryCodes } from '#features/security/recovery-codes.tsx';
import { securityMessages } from '#features/security/security.messages.ts';
import { readViewer } from '#features/session/viewer.ts';
import { SignInState } from '#features/states/sign-in-state.tsx';
import { isLocale, type Locale } from '#language/locale.ts';
import { PageHeader } from '#ui/page-header.tsx';

type TaskPageProps = {
  params: Promise<{ locale: string; task: string }>;
  searchParams: Promise<{ problem?: string; id?: string }>;
};

export async function generateMetadata({ params, searchParams }: TaskPageProps): Promise<Metadata> {
  const { locale, task } = await params;
  if (!isLocale(locale)) return {};
  const { problem } = await searchParams;
  return { title: `${problem ? formsMessages[locale].errorPrefix : ''}${titleOf(locale, task)}` };
}

export default async function TaskPage({ params, searchParams }: TaskPageProps) {
  const { locale, task } = await params;
  if (!isLocale(locale)) notFound();
  const viewer = await readViewer(locale);
  if (viewer.kind === 'anonymous') return <SignInState locale={locale} />;
  const words = securityMessages[locale];
  const { problem, id } = await searchParams;
  const { values, ...memory } = await readFormMemory('security');
  const problems = problem ? memory.problems : {};
  const title = titleOf(locale, task);
  switch (task) {
    case 'password':
      return <PasswordForm locale={locale} problems={problems} />;
    case 'app': {
      const { secret, address } = values;
      if (secret && address) return <AppSetup {...{ locale, secret, address, problems }} />;
      const action = beginApp.bind(null, locale);
      return <PasswordConfirmation {...{ locale, title, problems, action }} button={words.addApp} />;
    }
    case 'new-codes': {
      const action = renewCodes.bind(null, locale);
      const lead = words.newCodesText;
      return <PasswordConfirmation {...{ locale, title, lead, problems, action }} button={words.newCodes} />;
    }
    case 'remove': {
      const action = removeFactor.bind(null, locale, id ?? null);
      return (
        <PasswordConfirmation {...{ locale, title, problems, action }} button={words.remove} kind="danger" />
      );
    }
    case 'codes':
      if (!values.codes) redirect(`/${locale}/account/security`);
      return <RecoveryCodes locale={locale} codes={values.codes.split(' ')} />;
    case 'passkey':
      return (
        <FormPage locale={locale} back={`/${locale}/account/security`}>
          <PageHeader title={title} lead={words.passkeysText} />
          <PasskeyForm />
        </FormPage>
      );
    default:
      notFound();
  }
}

function titleOf(locale: Locale, task: string): string {
  const words = securityMessages[locale];
  const titles: Record<string, string> = {
    password: words.changePassword,
    app: words.setUp,
    'new-codes': words.newCodes,
    remove: words.remove,
    codes: words.codesTitle,
    passkey: words.addPasskey,
  };
  return titles[task] ?? words.title;
}
