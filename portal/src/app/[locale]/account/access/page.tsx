import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AccountHeader } from '#features/account/account-header.tsx';
import { readFormMemory } from '#features/forms/form-memory.ts';
import { formsMessages } from '#features/forms/forms.messages.ts';
import { readViewer } from '#features/session/viewer.ts';
import { GraphProblem } from '#features/states/graph-problem.tsx';
import { SignInState } from '#features/states/sign-in-state.tsx';
import { LookFilter } from '#features/who-looked/look-filter.tsx';
import { LookItem } from '#features/who-looked/look-item.tsx';
import { dayOnIsland, looksByDay } from '#features/who-looked/looks-by-day.ts';
import { whoLookedMessages } from '#features/who-looked/who-looked.messages.ts';
import { readFragment } from '#generated/graphql/fragment-masking.ts';
import { LookFragmentDoc, WhoLookedDocument } from '#generated/graphql/graphql.ts';
import { queryGraph } from '#graphql/server-query.ts';
import { formatDay } from '#language/format.ts';
import { isLocale } from '#language/locale.ts';
import { ButtonLink } from '#ui/button-link.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { Notice } from '#ui/notice.tsx';

type AccessPageProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{
    after?: string;
    organization?: string;
    organizationId?: string;
    problem?: string;
    sent?: string;
  }>;
};

const pageSize = 30;

export async function generateMetadata({ params, searchParams }: AccessPageProps): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  const { problem } = await searchParams;
  return { title: `${problem ? formsMessages[locale].errorPrefix : ''}${whoLookedMessages[locale].title}` };
}

export default async function AccessPage({ params, searchParams }: AccessPageProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const viewer = await readViewer(locale);
  if (viewer.kind === 'anonymous') return <SignInState locale={locale} />;
  const words = whoLookedMessages[locale];
  const { after = '', organization, organizationId, problem, sent } = await searchParams;
  const place = { after, organizationId: organization ?? organizationId ?? '' };
  const { data, problems } = await queryGraph(locale, WhoLookedDocument, {
    first: pageSize,
    after: place.after || null,
    organizationId: place.organizationId || null,
  });
  const list = data?.accessRecords;
  const looks = list ? readFragment(LookFragmentDoc, list.nodes) : [];
  const memory = await readFormMemory('ask-about-access');
  const error = memory.problems.message ?? memory.problems.form ?? '';
  const today = dayOnIsland(new Date());
  const here = `/${locale}/account/access`;
  const older = new URLSearchParams({
    after: list?.pageInfo.endCursor ?? '',
    ...(place.organizationId && { organization: place.organizationId }),
  });
  return (
    <>
      <ErrorSummary
        title={formsMessages[locale].summary}
        errors={problem && error ? [{ message: error, fieldId: `message-${problem}` }] : []}
      />
      <AccountHeader locale={locale} words={words} />
      {sent && (
        <div className="mb-6">
          <Notice tone="done" title={words.sent} isAnnounced />
        </div>
      )}
      <GraphProblem locale={locale} problems={problems} hasData={list != null} />
      {list && <LookFilter locale={locale} looks={looks} chosen={place.organizationId} />}
      {looks.length > 0 && list && <p className="text-soft">{words.count(list.totalCount)}</p>}
      {list && looks.length === 0 && <EmptyState title={words.empty}>{words.emptyText}</EmptyState>}
      {looksByDay(looks).map(({ day, looks: ofDay }) => (
        <section key={day} aria-labelledby={`day-${day}`} className="mt-6">
          <h2 id={`day-${day}`} className="border-b border-rule pb-2 text-lg">
            {day === today ? words.today : formatDay(day, locale)}
          </h2>
          <ul className="divide-y divide-rule">
            {ofDay.map((look) => (
              <LookItem
                key={look.id}
                locale={locale}
                look={look}
                place={place}
                draft={problem === look.id ? { message: memory.values.message ?? '', error } : undefined}
              />
            ))}
          </ul>
        </section>
      ))}
      <p className="mt-8 flex flex-wrap gap-3">
        {list?.pageInfo.hasNextPage && (
          <ButtonLink href={`${here}?${older}`} kind="secondary">
            {words.older}
          </ButtonLink>
        )}
        {place.after && (
          <ButtonLink href={here} kind="quiet">
            {words.newest}
          </ButtonLink>
        )}
      </p>
      <p className="mt-6 max-w-prose text-sm text-soft">{words.notice}</p>
    </>
  );
}
