import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { accountMessages } from '#features/account/account.messages.ts';
import { signInAddress } from '#features/session/sign-in-address.ts';
import { StatePage } from '#features/states/state-page.tsx';
import { statesMessages } from '#features/states/states.messages.ts';
import { isLocale } from '#language/locale.ts';
import { ButtonLink } from '#ui/button-link.tsx';
import { buttonStyle } from '#ui/button-style.ts';

type FailedPageProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ reason?: string | string[]; returnTo?: string | string[] }>;
};

export async function generateMetadata({ params }: FailedPageProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: accountMessages[locale].failedTitle } : {};
}

export default async function SignInFailedPage({ params, searchParams }: FailedPageProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const words = accountMessages[locale];
  const { reason, returnTo } = await searchParams;
  const text = reason === 'unavailable' || reason === 'expired' ? words.failed[reason] : words.failed.refused;
  const path = typeof returnTo === 'string' && returnTo.startsWith('/') ? returnTo : `/${locale}`;
  return (
    <StatePage
      title={words.failedTitle}
      action={
        <>
          <a href={signInAddress(path)} className={buttonStyle()}>
            {words.again}
          </a>
          <ButtonLink href={`/${locale}`} kind="secondary">
            {statesMessages[locale].home}
          </ButtonLink>
        </>
      }
    >
      {text}
    </StatePage>
  );
}
