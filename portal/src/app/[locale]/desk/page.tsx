import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { deskMessages } from '#features/desk/desk.messages.ts';
import { deskScopes } from '#features/desk/desk-scopes.ts';
import { FindAccount } from '#features/desk/find-account.tsx';
import { Guarded } from '#features/session/guarded.tsx';
import { guardedTitle } from '#features/session/guarded-title.ts';
import { isLocale } from '#language/locale.ts';

type DeskPageProps = { params: Promise<{ locale: string }>; searchParams: Promise<{ gone?: string }> };

export async function generateMetadata({ params }: DeskPageProps): Promise<Metadata> {
  const { locale } = await params;
  return guardedTitle(locale, deskScopes, deskMessages);
}

export default async function DeskPage({ params, searchParams }: DeskPageProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const { gone } = await searchParams;
  return (
    <Guarded locale={locale} scopes={deskScopes}>
      <FindAccount locale={locale} hasExpired={gone !== undefined} />
    </Guarded>
  );
}
