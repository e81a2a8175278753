import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { accountMessages } from '#features/account/account.messages.ts';
import { HatList } from '#features/account/hat-list.tsx';
import { contactMessages } from '#features/contact/contact.messages.ts';
import { securityMessages } from '#features/security/security.messages.ts';
import { readViewer } from '#features/session/viewer.ts';
import { SignInState } from '#features/states/sign-in-state.tsx';
import { isLocale } from '#language/locale.ts';
import { ButtonLink } from '#ui/button-link.tsx';
import { buttonStyle } from '#ui/button-style.ts';
import { PageHeader } from '#ui/page-header.tsx';

type AccountPageProps = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: AccountPageProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: accountMessages[locale].title } : {};
}

export default async function AccountPage({ params }: AccountPageProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const viewer = await readViewer(locale);
  if (viewer.kind === 'anonymous') return <SignInState locale={locale} />;
  const words = accountMessages[locale];
  return (
    <div className="max-w-prose">
      <PageHeader above={words.signedInAs} title={viewer.fullName ?? words.nameMissing} />
      <section aria-labelledby="hats">
        <h2 id="hats" className="text-xl">
          {viewer.hats.length > 0 ? words.hats : words.noHats}
        </h2>
        <p className="mt-1 text-soft">{viewer.hats.length > 0 ? words.hatsText : words.noHatsText}</p>
        {viewer.hats.length > 0 && <HatList locale={locale} viewer={viewer} />}
      </section>
      <section aria-labelledby="privacy" className="mt-10">
        <h2 id="privacy" className="text-xl">
          {words.privacy}
        </h2>
        <p className="mt-1 text-soft">{words.privacyText}</p>
        <p className="mt-4 flex flex-wrap gap-3">
          <ButtonLink href={`/${locale}/account/notifications`} kind="secondary">
            {words.notifications}
          </ButtonLink>
          <ButtonLink href={`/${locale}/account/access`} kind="secondary">
            {words.whoLooked}
          </ButtonLink>
          <ButtonLink href={`/${locale}/account/data`} kind="secondary">
            {words.myData}
          </ButtonLink>
          <ButtonLink href={`/${locale}/account/contact`} kind="secondary">
            {contactMessages[locale].title}
          </ButtonLink>
        </p>
      </section>
      <section aria-labelledby="safety" className="mt-10">
        <h2 id="safety" className="text-xl">
          {words.safety}
        </h2>
        <p className="mt-1 text-soft">{words.safetyText}</p>
        <p className="mt-3">
          <a href={`/${locale}/account/security`} className="link">
            {securityMessages[locale].link}
          </a>
          <span className="block text-sm text-soft">{securityMessages[locale].linkText}</span>
        </p>
        <p className="mt-4">
          {words.code}
          <code className="block text-xs break-all">{viewer.citizenId}</code>
          <span className="block text-sm text-soft">{words.codeText}</span>
        </p>
        <form method="post" action="/auth/sign-out" className="mt-4">
          <button type="submit" className={buttonStyle('secondary')}>
            {words.signOut}
          </button>
        </form>
      </section>
    </div>
  );
}
