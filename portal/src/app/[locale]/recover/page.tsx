import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { readFormMemory } from '#features/forms/form-memory.ts';
import { formsMessages } from '#features/forms/forms.messages.ts';
import { recoveryMessages } from '#features/recovery/recovery.messages.ts';
import { AskForCode } from '#features/recovery/recovery-forms.tsx';
import { isLocale } from '#language/locale.ts';

type RecoverPageProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ problem?: string }>;
};

export async function generateMetadata({ params, searchParams }: RecoverPageProps): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  const { problem } = await searchParams;
  return { title: `${problem ? formsMessages[locale].errorPrefix : ''}${recoveryMessages[locale].title}` };
}

export default async function RecoverPage({ params, searchParams }: RecoverPageProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const { problem } = await searchParams;
  const { values, problems } = await readFormMemory('recover');
  return <AskForCode locale={locale} values={values} problems={problem ? problems : {}} />;
}
