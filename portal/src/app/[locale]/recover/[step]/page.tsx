import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { readFormMemory } from '#features/forms/form-memory.ts';
import { formsMessages } from '#features/forms/forms.messages.ts';
import { recoveryMessages } from '#features/recovery/recovery.messages.ts';
import { NewPassword } from '#features/recovery/recovery-forms.tsx';
import { signInAddress } from '#features/session/sign-in-address.ts';
import { StatePage } from '#features/states/state-page.tsx';
import { isLocale } from '#language/locale.ts';
import { buttonStyle } from '#ui/button-style.ts';

type StepPageProps = {
  params: Promise<{ locale: string; step: string }>;
  searchParams: Promise<{ problem?: string }>;
};

export async function generateMetadata({ params, searchParams }: StepPageProps): Promise<Metadata> {
  const { locale, step } = await params;
  if (!isLocale(locale)) return {};
  const words = recoveryMessages[locale];
  const { problem } = await searchParams;
  const title = step === 'done' ? words.done : words.codeTitle;
  return { title: `${problem ? formsMessages[locale].errorPrefix : ''}${title}` };
}

export default async function StepPage({ params, searchParams }: StepPageProps) {
  const { locale, step } = await params;
  if (!isLocale(locale)) notFound();
  const words = recoveryMessages[locale];
  if (step === 'done') {
    return (
      <StatePage
        title={words.done}
        action={
          <a href={signInAddress(`/${locale}/account`)} className={buttonStyle('primary', 'large')}>
            {words.signIn}
          </a>
        }
      >
        {words.doneLead}
      </StatePage>
    );
  }
  if (step !== 'code' && step !== 'desk') notFound();
  const { problem } = await searchParams;
  const { values, problems } = await readFormMemory('recover');
  return (
    <NewPassword
      locale={locale}
      step={step}
      values={problem ? values : { name: values.name ?? '' }}
      problems={problem ? problems : {}}
    />
  );
}
