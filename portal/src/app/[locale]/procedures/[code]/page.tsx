import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { ProcedureFacts } from '#features/procedures/procedure-facts.tsx';
import { proceduresMessages } from '#features/procedures/procedures.messages.ts';
import { RequiredDocuments } from '#features/procedures/required-documents.tsx';
import { GraphProblem } from '#features/states/graph-problem.tsx';
import { statesMessages } from '#features/states/states.messages.ts';
import { readFragment } from '#generated/graphql/fragment-masking.ts';
import {
  ProcedureAgencyDocument,
  ProcedurePageDocument,
  ProcedureRowFragmentDoc,
} from '#generated/graphql/graphql.ts';
import { queryGraph } from '#graphql/server-query.ts';
import { isLocale, type Locale } from '#language/locale.ts';
import { localized } from '#language/messages.ts';
import { PageHeader } from '#ui/page-header.tsx';

type ProcedurePageProps = { params: Promise<{ locale: string; code: string }> };

const readProcedure = cache((locale: Locale, code: string) =>
  queryGraph(locale, ProcedurePageDocument, { code }),
);

export async function generateMetadata({ params }: ProcedurePageProps): Promise<Metadata> {
  const { locale, code } = await params;
  if (!isLocale(locale)) return {};
  const { data, problems } = await readProcedure(locale, decodeURIComponent(code));
  if (data?.procedure)
    return { title: localized(readFragment(ProcedureRowFragmentDoc, data.procedure).name, locale) };
  const states = statesMessages[locale];
  return { title: problems.length === 0 ? states.notFoundTitle : states.unavailableTitle };
}

export default async function ProcedurePage({ params }: ProcedurePageProps) {
  const { locale, code: encoded } = await params;
  if (!isLocale(locale)) notFound();
  const words = proceduresMessages[locale];
  const code = decodeURIComponent(encoded);
  const [{ data, problems }, agency] = await Promise.all([
    readProcedure(locale, code),
    queryGraph(locale, ProcedureAgencyDocument, { code }),
  ]);
  if (!data?.procedure) {
    if (problems.length === 0) notFound();
    return <GraphProblem locale={locale} problems={problems} hasData={false} />;
  }
  const procedure = readFragment(ProcedureRowFragmentDoc, data.procedure);
  return (
    <>
      <PageHeader
        above={
          <Link href={`/${locale}/procedures`} className="link" prefetch={false}>
            {words.all}
          </Link>
        }
        title={localized(procedure.name, locale)}
        lead={localized(procedure.field.name, locale)}
      />
      <div className="grid gap-x-16 gap-y-10 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="max-w-prose space-y-10">
          <section aria-labelledby="documents">
            <h2 id="documents" className="text-xl">
              {words.documents}
            </h2>
            <RequiredDocuments locale={locale} documents={data.procedure.requiredDocuments} />
          </section>
          <section aria-labelledby="steps">
            <h2 id="steps" className="text-xl">
              {words.steps}
            </h2>
            <ol className="mt-3 list-decimal space-y-2 pl-5 marker:font-semibold marker:text-sea">
              {words.stepList.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
          </section>
          <p className="text-sm text-soft">
            {words.help} {words.version(data.procedure.version)}.
          </p>
        </div>
        <div className="max-lg:order-first">
          <ProcedureFacts
            locale={locale}
            procedure={procedure}
            agency={agency.data?.procedure?.agency.name ?? null}
          />
        </div>
      </div>
    </>
  );
}
