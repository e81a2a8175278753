import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { branchOf } from '#features/administration/organization-tree.ts';
import { Answering, answeringTitle } from '#features/breach/answering.tsx';
import { breachMessages } from '#features/breach/breach.messages.ts';
import { BreachForm, OrganizationForm } from '#features/breach/breach-form.tsx';
import { readQuestion, typedMoment } from '#features/breach/question.ts';
import { readReaders, unitsOf } from '#features/breach/readers.ts';
import { formsMessages } from '#features/forms/forms.messages.ts';
import { ProblemSummary } from '#features/forms/problem-summary.tsx';
import { readViewer } from '#features/session/viewer.ts';
import { GraphProblem } from '#features/states/graph-problem.tsx';
import { readFragment } from '#generated/graphql/fragment-masking.ts';
import { AdministrationTreeDocument, TreeOrganizationFragmentDoc } from '#generated/graphql/graphql.ts';
import { queryGraph } from '#graphql/server-query.ts';
import { isLocale, type Locale } from '#language/locale.ts';
import { Notice } from '#ui/notice.tsx';
import { PageHeader } from '#ui/page-header.tsx';

type Search = { organization?: string; problem?: string; gone?: string; failed?: string };
type BreachPageProps = { params: Promise<{ locale: string }>; searchParams: Promise<Search> };

const weekMs = 7 * 86_400_000;
const minuteMs = 60_000;

export async function generateMetadata({ params, searchParams }: BreachPageProps): Promise<Metadata> {
  const { locale } = await params;
  const { problem } = await searchParams;
  const { title } = await answeringTitle(locale);
  const prefix = problem && isLocale(locale) ? formsMessages[locale].errorPrefix : '';
  return title ? { title: `${prefix}${title}` } : {};
}

export default async function BreachPage({ params, searchParams }: BreachPageProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  return (
    <Answering locale={locale}>
      <Breach locale={locale} search={await searchParams} />
    </Answering>
  );
}

async function Breach({ locale, search }: { locale: Locale; search: Search }) {
  const words = breachMessages[locale];
  const [viewer, memory, tree] = await Promise.all([
    readViewer(locale),
    readQuestion(),
    queryGraph(locale, AdministrationTreeDocument, {}),
  ]);
  const units = tree.data ? readFragment(TreeOrganizationFragmentDoc, tree.data.organizations) : [];
  const own = viewer.kind === 'signed-in' ? (viewer.hat?.organizationId ?? '') : '';
  const branch = branchOf(units, own);
  const typed = memory.question ?? {};
  const chosen = search.organization ?? memory.question?.organization ?? own;
  const { readers, problems } = await readReaders(locale, chosen);
  const wrong = search.problem ? memory.problems : {};
  const now = Date.now();
  // What was read in this minute belongs to it.
  const span = { from: typedMoment(new Date(now - weekMs)), to: typedMoment(new Date(now + minuteMs)) };
  return (
    <div className="max-w-prose">
      <ProblemSummary locale={locale} problems={wrong} fields={['reader', 'from', 'to', 'purpose']} />
      <PageHeader title={words.title} lead={words.lead} />
      {(search.gone || search.failed) && (
        <div className="mb-6">
          <Notice tone="warning" title={search.gone ? words.gone : words.failed} isAnnounced />
        </div>
      )}
      <GraphProblem
        locale={locale}
        problems={[...tree.problems, ...problems]}
        hasData={branch !== null && readers !== null}
      />
      {branch && <OrganizationForm locale={locale} organizations={unitsOf(branch, locale)} chosen={chosen} />}
      {readers && (
        <BreachForm
          key={chosen}
          locale={locale}
          organization={chosen}
          readers={readers}
          typed={typed}
          span={span}
          problems={wrong}
        />
      )}
    </div>
  );
}
