import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { statesMessages } from '#features/states/states.messages.ts';
import { isLocale } from '#language/locale.ts';

type MissingPageProps = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: MissingPageProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: statesMessages[locale].notFoundTitle } : {};
}

/** Any address under a language that no page answers: so that the missing page too speaks that language. */
export default function MissingPage() {
  notFound();
}
