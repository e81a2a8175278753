import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { Answering, answeringTitle } from '#features/breach/answering.tsx';
import { breachMessages } from '#features/breach/breach.messages.ts';
import { PeopleRead } from '#features/breach/people-read.tsx';
import { instantOf, readQuestion, variablesOf } from '#features/breach/question.ts';
import { formProblems } from '#features/forms/graph-problems.ts';
import { ProblemSummary } from '#features/forms/problem-summary.tsx';
import { GraphProblem } from '#features/states/graph-problem.tsx';
import { readFragment } from '#generated/graphql/fragment-masking.ts';
import { DataReadByDocument, PersonReadViewFragmentDoc } from '#generated/graphql/graphql.ts';
import { queryGraph } from '#graphql/server-query.ts';
import { formatClock, formatDay, formatNumber } from '#language/format.ts';
import { isLocale, type Locale } from '#language/locale.ts';
import { ButtonLink } from '#ui/button-link.tsx';
import { buttonStyle } from '#ui/button-style.ts';
import { EmptyState } from '#ui/empty-state.tsx';
import { PageHeader } from '#ui/page-header.tsx';

type AnswerPageProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ after?: string; shown?: string }>;
};

const pageSize = 50;

export async function generateMetadata({ params }: AnswerPageProps): Promise<Metadata> {
  return answeringTitle((await params).locale);
}

export default async function AnswerPage({ params, searchParams }: AnswerPageProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const { after = '', shown } = await searchParams;
  return (
    <Answering locale={locale}>
      <BreachAnswer
        locale={locale}
        after={after}
        shown={Math.max(0, Number.parseInt(shown ?? '0', 10) || 0)}
      />
    </Answering>
  );
}

async function BreachAnswer({ locale, after, shown }: { locale: Locale; after: string; shown: number }) {
  const words = breachMessages[locale];
  const here = `/${locale}/breach`;
  const { question } = await readQuestion();
  const variables = question && variablesOf(question);
  if (!question || !variables) redirect(`${here}?gone=1`);
  const { data, problems } = await queryGraph(locale, DataReadByDocument, {
    ...variables,
    first: pageSize,
    after: after || null,
  });
  const list = data?.dataReadBy;
  const refused = list ? {} : formProblems(problems, locale);
  const isRefused = problems.some(({ fields, code }) => fields.length > 0 || code === 'FORBIDDEN');
  const people = list ? readFragment(PersonReadViewFragmentDoc, list.nodes) : [];
  const moment = (typed: string) => {
    const at = instantOf(typed) ?? '';
    return `${formatClock(at, locale)}, ${formatDay(at, locale)}`;
  };
  const number = (value: number) => formatNumber(value, locale);
  const further = new URLSearchParams({
    after: list?.pageInfo.endCursor ?? '',
    shown: String(shown + people.length),
  });
  return (
    <>
      {isRefused && <ProblemSummary locale={locale} problems={refused} fields={[]} />}
      <PageHeader
        above={
          <a href={here} className="link">
            {words.again}
          </a>
        }
        title={question.readerName ? words.asked(question.readerName) : words.title}
        lead={
          <>
            {words.span(moment(question.from), moment(question.to))}
            <br />
            {words.because(question.purpose)}
          </>
        }
      />
      {!isRefused && <GraphProblem locale={locale} problems={problems} hasData={list != null} />}
      {list && people.length === 0 && <EmptyState title={words.none}>{words.noneText}</EmptyState>}
      {list && people.length > 0 && (
        <>
          <div className="mb-6 flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
            <div>
              <h2 className="text-xl" data-totals={`${list.totalCount} ${list.totalLooks}`}>
                {words.totals(number(list.totalCount), number(list.totalLooks))}
              </h2>
              <p className="text-sm text-soft">
                {words.shown(number(shown + 1), number(shown + people.length))}
              </p>
            </div>
            <form method="post" action={`${here}/answer/csv`} className="max-w-sm">
              <button type="submit" className={buttonStyle('secondary')}>
                {words.csv}
              </button>
              <p className="mt-1 text-sm text-soft">{words.csvHint}</p>
            </form>
          </div>
          <PeopleRead locale={locale} people={people} />
          <p className="mt-8 flex flex-wrap gap-3">
            {list.pageInfo.hasNextPage && (
              <ButtonLink href={`${here}/answer?${further}`} kind="secondary">
                {words.more}
              </ButtonLink>
            )}
            {after && (
              <ButtonLink href={`${here}/answer`} kind="quiet">
                {words.start}
              </ButtonLink>
            )}
          </p>
        </>
      )}
      <p className="mt-6 max-w-prose text-sm text-soft">{words.recordText}</p>
    </>
  );
}
