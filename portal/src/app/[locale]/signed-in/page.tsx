import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { SignedInAgain } from '#features/session/signed-in-again.tsx';
import { readViewer } from '#features/session/viewer.ts';
import { SignInState } from '#features/states/sign-in-state.tsx';
import { StatePage } from '#features/states/state-page.tsx';
import { statesMessages } from '#features/states/states.messages.ts';
import { isLocale } from '#language/locale.ts';
import { ButtonLink } from '#ui/button-link.tsx';

type SignedInPageProps = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: SignedInPageProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: statesMessages[locale].signedInTitle } : {};
}

/** Where a sign-in in a second window ends: the form is in the first. */
export default async function SignedInPage({ params }: SignedInPageProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const viewer = await readViewer(locale);
  if (viewer.kind === 'anonymous') return <SignInState locale={locale} />;
  const words = statesMessages[locale];
  return (
    <StatePage
      title={words.signedInTitle}
      action={
        <ButtonLink href={`/${locale}`} kind="secondary">
          {words.home}
        </ButtonLink>
      }
    >
      <SignedInAgain />
      {words.signedInText}
    </StatePage>
  );
}
