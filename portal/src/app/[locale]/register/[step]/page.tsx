import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { readFormMemory } from '#features/forms/form-memory.ts';
import { formsMessages } from '#features/forms/forms.messages.ts';
import { confirmCode, sendCodeAgain } from '#features/registration/actions.ts';
import { isComplete, isQuestion } from '#features/registration/answers.ts';
import { CheckAnswers } from '#features/registration/check-answers.tsx';
import { ConfirmForm } from '#features/registration/confirm-form.tsx';
import { QuestionForm } from '#features/registration/question-form.tsx';
import { registrationMessages } from '#features/registration/registration.messages.ts';
import { signInAddress } from '#features/session/sign-in-address.ts';
import { StatePage } from '#features/states/state-page.tsx';
import { isLocale, type Locale } from '#language/locale.ts';
import { buttonStyle } from '#ui/button-style.ts';

type StepPageProps = {
  params: Promise<{ locale: string; step: string }>;
  searchParams: Promise<{ problem?: string; from?: string; sent?: string }>;
};

export async function generateMetadata({ params, searchParams }: StepPageProps): Promise<Metadata> {
  const { locale, step } = await params;
  if (!isLocale(locale)) return {};
  const { problem } = await searchParams;
  return { title: `${problem ? formsMessages[locale].errorPrefix : ''}${titleOf(locale, step)}` };
}

export default async function StepPage({ params, searchParams }: StepPageProps) {
  const { locale, step } = await params;
  if (!isLocale(locale)) notFound();
  const { problem, from, sent } = await searchParams;
  const { values, ...memory } = await readFormMemory('register');
  const problems = problem ? memory.problems : {};
  if (isQuestion(step)) {
    const isFromCheck = from === 'check';
    return <QuestionForm {...{ locale, values, problems, isFromCheck }} question={step} />;
  }
  if (step === 'check') {
    if (!isComplete(values)) redirect(`/${locale}/register?again=1`);
    return <CheckAnswers locale={locale} values={values} problems={problems} />;
  }
  if (step === 'confirm') {
    if (!values.citizenId) redirect(`/${locale}/register?again=1`);
    return (
      <ConfirmForm
        locale={locale}
        phone={values.phone ?? ''}
        problems={problems}
        isSentAgain={sent === '1'}
        confirm={confirmCode.bind(null, locale)}
        sendAgain={sendCodeAgain.bind(null, locale)}
        change={{
          href: `/${locale}/register/phone?from=check`,
          text: registrationMessages[locale].otherPhone,
        }}
      />
    );
  }
  if (step !== 'done') notFound();
  const words = registrationMessages[locale];
  return (
    <StatePage
      title={words.done}
      action={
        <a href={signInAddress(`/${locale}/account`)} className={buttonStyle('primary', 'large')}>
          {words.signIn}
        </a>
      }
    >
      <p>{words.doneLead}</p>
      <p className="mt-4">{words.doneNext}</p>
    </StatePage>
  );
}

function titleOf(locale: Locale, step: string): string {
  const words = registrationMessages[locale];
  if (isQuestion(step)) return words.questions[step];
  const titles: Record<string, string> = { check: words.check, confirm: words.confirm, done: words.done };
  return titles[step] ?? words.title;
}
