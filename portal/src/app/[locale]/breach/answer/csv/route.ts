import { notFound } from 'next/navigation';
import { NextResponse } from 'next/server';
import { answerAsCsv } from '#features/breach/answer-as-csv.ts';
import { readQuestion, variablesOf } from '#features/breach/question.ts';
import { graphAsker } from '#graphql/server-query.ts';
import { isLocale } from '#language/locale.ts';
import { readPortalEnvironment } from '#server/environment.ts';

type CsvContext = { params: Promise<{ locale: string }> };

/** By POST: no link from elsewhere makes somebody's browser ask, which would be on record under that name. */
export async function POST(_request: Request, { params }: CsvContext): Promise<Response> {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const back = (why: string) =>
    NextResponse.redirect(`${readPortalEnvironment().PORTAL_URL}/${locale}/breach?${why}=1`, 303);
  const { question } = await readQuestion();
  const variables = question && variablesOf(question);
  if (!variables) return back('gone');
  const file = await answerAsCsv(locale, await graphAsker(locale), variables);
  if (file === null) return back('failed');
  return new Response(file, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="data-read-${variables.from.slice(0, 10)}-${variables.to.slice(0, 10)}.csv"`,
      'cache-control': 'no-store',
    },
  });
}
