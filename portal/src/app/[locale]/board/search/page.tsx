import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { searchMessages } from '#features/inspector-board/search.messages.ts';
import { StaySearch } from '#features/inspector-board/stay-search.tsx';
import { Guarded } from '#features/session/guarded.tsx';
import { guardedTitle } from '#features/session/guarded-title.ts';
import { readNationalities } from '#features/stays/nationalities.ts';
import { readFragment } from '#generated/graphql/fragment-masking.ts';
import { BoardSummaryFragmentDoc, BoardSummaryNowDocument } from '#generated/graphql/graphql.ts';
import { queryGraph } from '#graphql/server-query.ts';
import { isLocale, type Locale } from '#language/locale.ts';

type SearchPageProps = { params: Promise<{ locale: string }> };

const scopes = ['accommodation:inspect'];

export async function generateMetadata({ params }: SearchPageProps): Promise<Metadata> {
  const { locale } = await params;
  return guardedTitle(locale, scopes, searchMessages);
}

export default async function SearchPage({ params }: SearchPageProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  return (
    <Guarded locale={locale} scopes={scopes}>
      <Search locale={locale} />
    </Guarded>
  );
}

async function Search({ locale }: { locale: Locale }) {
  const { data } = await queryGraph(locale, BoardSummaryNowDocument, {});
  const communes = data
    ? readFragment(BoardSummaryFragmentDoc, data.accommodationSummary).byCommune.map(({ commune }) => commune)
    : [];
  return <StaySearch nationalities={readNationalities(locale)} communes={communes} />;
}
