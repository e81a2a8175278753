import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { boardMessages } from '#features/inspector-board/board.messages.ts';
import { firstArrivals } from '#features/inspector-board/first-arrivals.ts';
import { InspectorBoard } from '#features/inspector-board/inspector-board.tsx';
import { Guarded } from '#features/session/guarded.tsx';
import { guardedTitle } from '#features/session/guarded-title.ts';
import { readViewer } from '#features/session/viewer.ts';
import { GraphProblem } from '#features/states/graph-problem.tsx';
import { daysLater, islandDay } from '#features/stays/island-time.ts';
import { readNationalities } from '#features/stays/nationalities.ts';
import { readFragment } from '#generated/graphql/fragment-masking.ts';
import {
  BoardArrivalsDocument,
  BoardEstablishmentFragmentDoc,
  BoardNowDocument,
  BoardStayFragmentDoc,
  BoardSummaryFragmentDoc,
} from '#generated/graphql/graphql.ts';
import { queryGraph } from '#graphql/server-query.ts';
import { isLocale, type Locale } from '#language/locale.ts';
import { readIslandOutline } from '#ui/map/read-island-outline.ts';
import { PageHeader } from '#ui/page-header.tsx';

type BoardPageProps = { params: Promise<{ locale: string }> };

const scopes = ['accommodation:inspect'];

export async function generateMetadata({ params }: BoardPageProps): Promise<Metadata> {
  const { locale } = await params;
  return guardedTitle(locale, scopes, boardMessages);
}

export default async function BoardPage({ params }: BoardPageProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  return (
    <Guarded locale={locale} scopes={scopes}>
      <Board locale={locale} />
    </Guarded>
  );
}

async function Board({ locale }: { locale: Locale }) {
  const today = islandDay(new Date());
  const viewer = await readViewer(locale);
  // How full a house is, only those may see who inspect its commune.
  const commune = viewer.kind === 'signed-in' ? (viewer.hat?.commune ?? null) : null;
  const [now, arrivals] = await Promise.all([
    queryGraph(locale, BoardNowDocument, { from: daysLater(today, -29), to: today, commune }),
    queryGraph(locale, BoardArrivalsDocument, {
      purpose: boardMessages[locale].accessPurpose,
      from: daysLater(today, -1),
      first: firstArrivals,
    }),
  ]);
  const problems = [...now.problems, ...arrivals.problems];
  return (
    <>
      {now.data === null && <PageHeader title={boardMessages[locale].title} />}
      <GraphProblem locale={locale} problems={problems} hasData={now.data !== null} />
      {now.data && (
        <InspectorBoard
          summary={readFragment(BoardSummaryFragmentDoc, now.data.accommodationSummary)}
          arrivals={[...readFragment(BoardStayFragmentDoc, arrivals.data?.stays.nodes ?? [])]}
          establishments={[...readFragment(BoardEstablishmentFragmentDoc, now.data.establishments.nodes)]}
          days={now.data.guestsByDay}
          outline={readIslandOutline()}
          nationalities={readNationalities(locale)}
        />
      )}
    </>
  );
}
