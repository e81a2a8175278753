import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { catalogue, fieldsOf, otherTypes, rootTypes, searchTextOf } from '#features/developers/catalogue.ts';
import { RootFieldEntry, TypeEntry } from '#features/developers/catalogue-entry.tsx';
import { CatalogueSearch } from '#features/developers/catalogue-search.tsx';
import { developersMessages } from '#features/developers/developers.messages.ts';
import { GettingStarted } from '#features/developers/getting-started.tsx';
import { LimitTable } from '#features/developers/limit-table.tsx';
import { OperationCard } from '#features/developers/operation-card.tsx';
import { formatDay } from '#language/format.ts';
import { isLocale } from '#language/locale.ts';
import { PageHeader } from '#ui/page-header.tsx';

type DevelopersPageProps = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: DevelopersPageProps): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: developersMessages[locale].title } : {};
}

export default async function DevelopersPage({ params, searchParams }: DevelopersPageProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const words = developersMessages[locale];
  const { search } = await searchParams;
  const asked = typeof search === 'string' ? search : '';
  // Without script the form asks the server; with it, the page filters itself.
  const matches = (text: string) =>
    asked
      .toLowerCase()
      .split(/\s+/)
      .every((word) => text.includes(word));
  const sections = rootTypes.map((root) => ({
    root,
    fields: fieldsOf(root).filter((field) => matches(searchTextOf(field))),
  }));
  const types = otherTypes.filter((type) => matches(searchTextOf(type)));
  const contents = [
    ['start', words.start],
    ['operations', words.operations],
    ['offers', words.offers],
    ['limits', words.limits],
    ['changes', words.changes],
  ] as const;
  return (
    <>
      <PageHeader title={words.title} lead={words.lead} />
      <nav aria-label={words.contents} className="mb-10 flex flex-wrap gap-x-6 gap-y-2 font-medium">
        {contents.map(([id, title]) => (
          <a key={id} href={`#${id}`} className="link inline-flex min-h-6 items-center">
            {title}
          </a>
        ))}
      </nav>
      <div className="space-y-14">
        <Section id="start" title={words.start}>
          <GettingStarted locale={locale} />
        </Section>
        <Section id="operations" title={words.operations} lead={words.operationsLead}>
          <ul>
            {catalogue.operations.map((operation) => (
              <OperationCard key={operation.slug} locale={locale} operation={operation} />
            ))}
          </ul>
        </Section>
        <Section id="offers" title={words.offers}>
          <CatalogueSearch initial={asked}>
            {sections.map(({ root, fields }) => (
              <section key={root} data-entries={root} aria-labelledby={`offers-${root}`} className="mt-6">
                <h3 id={`offers-${root}`} className="mb-2 text-lg">
                  {words[root]}
                </h3>
                <ul>
                  {fields.map((field) => (
                    <RootFieldEntry key={field.name} locale={locale} field={field} />
                  ))}
                </ul>
              </section>
            ))}
            <section data-entries="types" aria-labelledby="offers-types" className="mt-6">
              <h3 id="offers-types" className="mb-2 text-lg">
                {words.types}
              </h3>
              <ul>
                {types.map((type) => (
                  <TypeEntry key={type.name} locale={locale} type={type} />
                ))}
              </ul>
            </section>
          </CatalogueSearch>
        </Section>
        <Section id="limits" title={words.limits} lead={words.limitsLead}>
          <LimitTable locale={locale} />
          <p className="mt-4 max-w-prose">{words.rateText}</p>
        </Section>
        <Section id="changes" title={words.changes} lead={words.changesLead}>
          {catalogue.changes.map((change) => (
            <div key={change.date} className="border-t border-rule py-4">
              <h3 className="text-lg">{formatDay(change.date, locale)}</h3>
              <ul className="mt-2 max-w-prose list-disc space-y-1 pl-5">
                {change[locale].map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </div>
          ))}
        </Section>
      </div>
    </>
  );
}

type SectionProps = { id: string; title: string; lead?: string; children: ReactNode };

function Section({ id, title, lead, children }: SectionProps) {
  return (
    <section id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} className="text-xl">
        {title}
      </h2>
      {lead && <p className="mt-2 max-w-prose text-soft">{lead}</p>}
      <div className="mt-4">{children}</div>
    </section>
  );
}
