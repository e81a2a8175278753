import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { dataDeskMessages } from '#features/data-desk/data-desk.messages.ts';
import { QuestionQueue, RequestQueue } from '#features/data-desk/desk-lists.tsx';
import { readFormMemory } from '#features/forms/form-memory.ts';
import { formsMessages } from '#features/forms/forms.messages.ts';
import { Guarded } from '#features/session/guarded.tsx';
import { guardedTitle } from '#features/session/guarded-title.ts';
import { GraphProblem } from '#features/states/graph-problem.tsx';
import { readFragment } from '#generated/graphql/fragment-masking.ts';
import {
  DeskQuestionFragmentDoc,
  DeskQuestionsDocument,
  DeskRequestFragmentDoc,
  DeskRequestsDocument,
  HeldValueDocument,
} from '#generated/graphql/graphql.ts';
import { queryGraph } from '#graphql/server-query.ts';
import { isLocale, type Locale } from '#language/locale.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { Notice } from '#ui/notice.tsx';
import { PageHeader } from '#ui/page-header.tsx';

type Search = { done?: string; problem?: string; held?: string };
type RequestsPageProps = { params: Promise<{ locale: string }>; searchParams: Promise<Search> };

const scopes = ['identity:verify', 'identity:members'];

export async function generateMetadata({ params }: RequestsPageProps): Promise<Metadata> {
  const { locale } = await params;
  return guardedTitle(locale, scopes, dataDeskMessages);
}

export default async function RequestsPage({ params, searchParams }: RequestsPageProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  return (
    <Guarded locale={locale} scopes={scopes}>
      <Desk locale={locale} search={await searchParams} />
    </Guarded>
  );
}

async function Desk({ locale, search }: { locale: Locale; search: Search }) {
  const { done, problem, held } = search;
  const words = dataDeskMessages[locale];
  const [questions, requests, shown, memory] = await Promise.all([
    queryGraph(locale, DeskQuestionsDocument, {}),
    queryGraph(locale, DeskRequestsDocument, {}),
    held ? queryGraph(locale, HeldValueDocument, { id: held }) : null,
    readFormMemory('data-desk'),
  ]);
  const error = Object.values(memory.problems)[0] ?? '';
  const draft = problem ? { id: problem, text: memory.values.text ?? '', error } : null;
  const asked = questions.data?.accessQuestions;
  const made = requests.data?.dataRequests;
  // Who administers a business answers questions; requests under the law are the government's.
  const isForbidden = requests.problems.some(({ code }) => code === 'FORBIDDEN');
  const problems = [
    ...questions.problems,
    ...(isForbidden ? [] : [...requests.problems, ...(shown?.problems ?? [])]),
  ];
  const looked = shown?.data?.dataRequest;
  return (
    <>
      <ErrorSummary
        title={formsMessages[locale].summary}
        errors={draft && error ? [{ message: error, fieldId: `text-${draft.id}` }] : []}
      />
      <PageHeader title={words.title} lead={words.lead} />
      {done && (
        <div className="mb-8">
          <Notice tone="done" title={words.done} isAnnounced />
        </div>
      )}
      <GraphProblem locale={locale} problems={problems} hasData={asked != null} />
      {asked && (
        <section aria-labelledby="questions">
          <h2 id="questions" className="mb-3 text-xl">
            {words.questions(asked.totalCount)}
          </h2>
          {asked.nodes.length === 0 && <p className="text-soft">{words.none}</p>}
          <QuestionQueue
            locale={locale}
            items={readFragment(DeskQuestionFragmentDoc, asked.nodes)}
            draft={draft}
          />
        </section>
      )}
      {made && (
        <section aria-labelledby="requests" className="mt-12">
          <h2 id="requests" className="mb-3 text-xl">
            {words.requests(made.totalCount)}
          </h2>
          {made.nodes.length === 0 && <p className="text-soft">{words.none}</p>}
          <RequestQueue
            locale={locale}
            items={readFragment(DeskRequestFragmentDoc, made.nodes)}
            draft={draft}
            held={looked ? { id: looked.id, value: looked.heldValue ?? null } : null}
          />
        </section>
      )}
    </>
  );
}
