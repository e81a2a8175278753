import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { codeMessages } from '#features/desk/code.messages.ts';
import { CodeSlip } from '#features/desk/code-slip.tsx';
import { deskMessages } from '#features/desk/desk.messages.ts';
import { deskScopes } from '#features/desk/desk-scopes.ts';
import { readFormMemory } from '#features/forms/form-memory.ts';
import { Guarded } from '#features/session/guarded.tsx';
import { guardedTitle } from '#features/session/guarded-title.ts';
import { StatePage } from '#features/states/state-page.tsx';
import { isLocale, type Locale } from '#language/locale.ts';
import { readPortalEnvironment } from '#server/environment.ts';
import { ButtonLink } from '#ui/button-link.tsx';

type CodePageProps = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: CodePageProps): Promise<Metadata> {
  const { locale } = await params;
  return guardedTitle(locale, deskScopes, codeMessages);
}

export default async function CodePage({ params }: CodePageProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  return (
    <Guarded locale={locale} scopes={deskScopes}>
      <Slip locale={locale} />
    </Guarded>
  );
}

async function Slip({ locale }: { locale: Locale }) {
  const { code, name = '', until = '', visit = '' } = (await readFormMemory('desk-code')).values;
  const words = codeMessages[locale];
  if (code === undefined) {
    return (
      <StatePage
        title={words.gone}
        action={<ButtonLink href={`/${locale}/desk`}>{deskMessages[locale].title}</ButtonLink>}
      >
        {words.goneText}
      </StatePage>
    );
  }
  const address = `${readPortalEnvironment().PORTAL_URL}/${locale}/recover/desk`;
  return <CodeSlip locale={locale} code={code} name={name} until={until} visit={visit} address={address} />;
}
