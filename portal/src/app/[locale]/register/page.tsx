import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { FormPage } from '#features/forms/form-page.tsx';
import { registrationMessages } from '#features/registration/registration.messages.ts';
import { signInAddress } from '#features/session/sign-in-address.ts';
import { isLocale } from '#language/locale.ts';
import { ButtonLink } from '#ui/button-link.tsx';
import { Notice } from '#ui/notice.tsx';
import { PageHeader } from '#ui/page-header.tsx';

type RegisterPageProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ again?: string }>;
};

export async function generateMetadata({ params }: Pick<RegisterPageProps, 'params'>): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: registrationMessages[locale].title } : {};
}

export default async function RegisterPage({ params, searchParams }: RegisterPageProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const words = registrationMessages[locale];
  const { again } = await searchParams;
  return (
    <FormPage locale={locale}>
      {again && (
        <div className="mb-6">
          <Notice title={words.startAgain} isAnnounced />
        </div>
      )}
      <PageHeader title={words.title} lead={words.startLead} />
      <h2 className="text-lg">{words.youNeed}</h2>
      <ul className="mt-2 mb-8 list-disc space-y-1 pl-6">
        {words.needs.map((need) => (
          <li key={need}>{need}</li>
        ))}
      </ul>
      <ButtonLink href={`/${locale}/register/name`} size="large">
        {words.start}
      </ButtonLink>
      <p className="mt-8">
        <a href={signInAddress(`/${locale}/account`)} className="link">
          {words.haveAccount}
        </a>
      </p>
      <p className="mt-4 text-soft">{words.counter}</p>
      <p className="mt-4 text-soft">{words.visitor}</p>
    </FormPage>
  );
}
