import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { declareMessages } from '#features/declare-stays/declare.messages.ts';
import { DeclareDesk } from '#features/declare-stays/declare-desk.tsx';
import { Guarded } from '#features/session/guarded.tsx';
import { guardedTitle } from '#features/session/guarded-title.ts';
import { readMyEstablishments } from '#features/stays/my-establishments.ts';
import { readNationalities } from '#features/stays/nationalities.ts';
import { NoEstablishment } from '#features/stays/no-establishment.tsx';
import { isLocale, type Locale } from '#language/locale.ts';

type DeclarePageProps = { params: Promise<{ locale: string }> };

const scopes = ['accommodation:declare'];

export async function generateMetadata({ params }: DeclarePageProps): Promise<Metadata> {
  const { locale } = await params;
  return guardedTitle(locale, scopes, declareMessages);
}

export default async function DeclarePage({ params }: DeclarePageProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  return (
    <Guarded locale={locale} scopes={scopes}>
      <Declare locale={locale} />
    </Guarded>
  );
}

async function Declare({ locale }: { locale: Locale }) {
  const { establishments, chosen, problems } = await readMyEstablishments(locale);
  if (chosen === null) {
    return <NoEstablishment locale={locale} title={declareMessages[locale].title} problems={problems} />;
  }
  return (
    <DeclareDesk
      establishments={establishments}
      chosen={chosen}
      nationalities={readNationalities(locale)}
      openedAt={new Date().toISOString()}
    />
  );
}
