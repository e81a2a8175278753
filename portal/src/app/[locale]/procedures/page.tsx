import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { ProcedureList } from '#features/procedures/procedure-list.tsx';
import { readSearch, searchAddress } from '#features/procedures/procedure-search.ts';
import { proceduresMessages } from '#features/procedures/procedures.messages.ts';
import { SearchForm } from '#features/procedures/search-form.tsx';
import { GraphProblem } from '#features/states/graph-problem.tsx';
import { readFragment } from '#generated/graphql/fragment-masking.ts';
import {
  ProcedureFieldsDocument,
  ProcedureRowFragmentDoc,
  ProcedureSearchDocument,
} from '#generated/graphql/graphql.ts';
import { queryGraph } from '#graphql/server-query.ts';
import { isLocale } from '#language/locale.ts';
import { ButtonLink } from '#ui/button-link.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { PageHeader } from '#ui/page-header.tsx';

type ProceduresPageProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params, searchParams }: ProceduresPageProps): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  const { search } = readSearch(await searchParams);
  const words = proceduresMessages[locale];
  return { title: search === '' ? words.title : words.titleFor(search) };
}

export default async function ProceduresPage({ params, searchParams }: ProceduresPageProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const words = proceduresMessages[locale];
  const asked = readSearch(await searchParams);
  const { search, field, level, after } = asked;
  const [fields, found] = await Promise.all([
    queryGraph(locale, ProcedureFieldsDocument, {}),
    queryGraph(locale, ProcedureSearchDocument, {
      search: search || null,
      field: field || null,
      level: level || null,
      after: after || null,
    }),
  ]);
  const page = found.data?.procedures;
  return (
    <>
      <PageHeader title={words.title} lead={words.lead} />
      <SearchForm locale={locale} search={asked} fields={fields.data?.procedureFields ?? []} />
      <div className="mt-8 space-y-4">
        <GraphProblem
          locale={locale}
          problems={[...fields.problems, ...found.problems]}
          hasData={page !== undefined}
        />
        {page && (
          <p className="font-medium" role="status">
            {words.count(page.totalCount)}
          </p>
        )}
        {page && page.nodes.length > 0 && (
          <ProcedureList locale={locale} procedures={readFragment(ProcedureRowFragmentDoc, page.nodes)} />
        )}
        {page && page.nodes.length === 0 && (
          <EmptyState
            title={words.none}
            action={<ButtonLink href={`/${locale}/procedures`}>{words.clear}</ButtonLink>}
          >
            {words.noneText}
          </EmptyState>
        )}
        {page && (after !== '' || page.pageInfo.hasNextPage) && (
          <nav className="flex flex-wrap gap-6 font-medium" aria-label={words.title}>
            {after !== '' && (
              <Link href={searchAddress({ search, field, level })} className="link" prefetch={false}>
                {words.first}
              </Link>
            )}
            {page.pageInfo.hasNextPage && page.pageInfo.endCursor && (
              <Link
                href={searchAddress({ search, field, level, after: page.pageInfo.endCursor })}
                className="link"
                prefetch={false}
              >
                {words.more}
              </Link>
            )}
          </nav>
        )}
      </div>
    </>
  );
}
