import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { airMessages } from '#features/air/air.messages.ts';
import { MethodNote } from '#features/air/method-note.tsx';
import { StationBoard } from '#features/air/station-board.tsx';
import { worstFirst } from '#features/air/station-index.ts';
import { toStationView } from '#features/air/station-view.ts';
import { GraphProblem } from '#features/states/graph-problem.tsx';
import { AirNowDocument } from '#generated/air/graphql.ts';
import { queryGraph } from '#graphql/server-query.ts';
import { isLocale } from '#language/locale.ts';
import { readIslandOutline } from '#ui/map/read-island-outline.ts';

type AirPageProps = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: AirPageProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: airMessages[locale].title } : {};
}

export default async function AirPage({ params }: AirPageProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const { data, problems } = await queryGraph(locale, AirNowDocument, {});
  return (
    <>
      <GraphProblem locale={locale} problems={problems} hasData={data !== null} />
      {data && (
        <StationBoard stations={worstFirst(data.stations.map(toStationView))} outline={readIslandOutline()} />
      )}
      <MethodNote locale={locale} />
    </>
  );
}
