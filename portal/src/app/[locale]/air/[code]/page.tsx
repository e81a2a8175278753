import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { MethodNote } from '#features/air/method-note.tsx';
import { hourly } from '#features/air/series-view.ts';
import { StationDetail } from '#features/air/station-detail.tsx';
import { toStationView } from '#features/air/station-view.ts';
import { GraphProblem } from '#features/states/graph-problem.tsx';
import { StationPageDocument, StationSeriesDocument } from '#generated/air/graphql.ts';
import { queryGraph } from '#graphql/server-query.ts';
import { isLocale, type Locale } from '#language/locale.ts';
import { localized } from '#language/messages.ts';

type StationPageProps = {
  params: Promise<{ locale: string; code: string }>;
  searchParams: Promise<{ parameter?: string | string[] }>;
};

const periodMs = 48 * 3_600_000;

async function readStation(locale: Locale, code: string) {
  return queryGraph(locale, StationPageDocument, { code: decodeURIComponent(code) });
}

export async function generateMetadata({ params }: StationPageProps): Promise<Metadata> {
  const { locale, code } = await params;
  if (!isLocale(locale)) return {};
  const { data } = await readStation(locale, code);
  return data?.station ? { title: localized(toStationView(data.station).name, locale) } : {};
}

export default async function StationPage({ params, searchParams }: StationPageProps) {
  const { locale, code } = await params;
  if (!isLocale(locale)) notFound();
  const { data, problems } = await readStation(locale, code);
  const station = data?.station;
  if (!station) {
    if (problems.length === 0) notFound();
    return <GraphProblem locale={locale} problems={problems} hasData={false} />;
  }
  const to = new Date();
  const from = new Date(to.getTime() - periodMs);
  const answers = await Promise.all(
    station.parameters.map(async (parameter) => {
      const period = { from: from.toISOString(), to: to.toISOString() };
      const answer = await queryGraph(locale, StationSeriesDocument, {
        code: toStationView(station).code,
        parameter: parameter.code,
        ...period,
      });
      return {
        parameter,
        points: hourly(answer.data?.station?.series ?? [], from, to),
        problems: answer.problems,
      };
    }),
  );
  const { parameter: shown } = await searchParams;
  return (
    <>
      <GraphProblem locale={locale} problems={answers.flatMap((answer) => answer.problems)} hasData />
      <StationDetail
        station={toStationView(station)}
        series={answers.map(({ parameter, points }) => ({ parameter, points }))}
        shown={typeof shown === 'string' ? shown : ''}
        day={to.toISOString().slice(0, 10)}
      />
      <MethodNote locale={locale} />
    </>
  );
}
