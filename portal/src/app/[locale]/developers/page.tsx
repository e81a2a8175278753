import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { catalogue, fieldsOf, otherTypes, rootTypes, searchTextOf } from '#features/developers/catalogue.ts';
import { RootFieldEntry, TypeEntry } from '#features/developers/catalogue-entry.tsx';
import { CatalogueSearch } from '#features/developers/catalogue-search.tsx';
import { developersMessages } from '#features/developers/developers.messages.ts';
import { Folded } from '#features/developers/folded.tsx';
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
  const isSearched = asked.trim() !== '';
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
    ['offers', words.offers],
    ['start', words.start],
    ['operations', words.operations],
    ['limits', words.limits],
    ['changes', words.changes],
  ] as const;
  return (
    <>
      <PageHeader title={words.title} lead={words.lead} />
      <nav aria-label={words.contents} className="mb-8 flex flex-wrap gap-x-6 gap-y-2 font-medium">
        {contents.map(([id, title]) => (
          <a key={id} href={`#${id}`} className="link inline-flex min-h-6 items-center">
            {title}
          </a>
        ))}
      </nav>
      <section id="offers" aria-labelledby="offers-title" className="mb-12 scroll-mt-4">
        <h2 id="offers-title" className="mb-3 text-xl">
          {words.offers}
        </h2>
        <CatalogueSearch initial={asked}>
          {sections.map(({ root, fields }) => (
            <Group key={root} name={root} title={words[root]} count={fields.length} isOpen={isSearched}>
              {fields.map((field) => (
                <RootFieldEntry key={field.name} locale={locale} field={field} />
              ))}
            </Group>
          ))}
          <Group name="types" title={words.types} count={types.length} isOpen={isSearched}>
            {types.map((type) => (
              <TypeEntry key={type.name} locale={locale} type={type} />
            ))}
          </Group>
        </CatalogueSearch>
      </section>
      <Section id="start" title={words.start} isOpen>
        <GettingStarted locale={locale} />
      </Section>
      <Section id="operations" title={words.operations} lead={words.operationsLead}>
        <ul>
          {catalogue.operations.map((operation) => (
            <OperationCard key={operation.slug} locale={locale} operation={operation} />
          ))}
        </ul>
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
    </>
  );
}

type GroupProps = { name: string; title: string; count: number; isOpen: boolean; children: ReactNode };

/** Open while something is searched: what was found is to be seen. */
function Group({ name, title, count, isOpen, children }: GroupProps) {
  const heading = (
    <h3 className="text-lg">
      {title} <span className="tabular font-normal text-soft">({count})</span>
    </h3>
  );
  return (
    <section data-entries={name}>
      <Folded level="group" title={heading} isOpen={isOpen}>
        <ul>{children}</ul>
      </Folded>
    </section>
  );
}

type SectionProps = { id: string; title: string; lead?: string; isOpen?: boolean; children: ReactNode };

function Section({ id, title, lead, isOpen = false, children }: SectionProps) {
  return (
    <section id={id} className="scroll-mt-4">
      <Folded level="section" title={<h2 className="text-xl">{title}</h2>} isOpen={isOpen}>
        {lead && <p className="mb-4 max-w-prose text-soft">{lead}</p>}
        {children}
      </Folded>
    </section>
  );
}
