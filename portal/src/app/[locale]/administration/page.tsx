import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { administrationMessages } from '#features/administration/administration.messages.ts';
import { administrationScopes } from '#features/administration/administration-scopes.ts';
import { OrganizationList } from '#features/administration/organization-list.tsx';
import { branchOf } from '#features/administration/organization-tree.ts';
import { Guarded } from '#features/session/guarded.tsx';
import { guardedTitle } from '#features/session/guarded-title.ts';
import { readViewer } from '#features/session/viewer.ts';
import { GraphProblem } from '#features/states/graph-problem.tsx';
import { readFragment } from '#generated/graphql/fragment-masking.ts';
import { AdministrationTreeDocument, TreeOrganizationFragmentDoc } from '#generated/graphql/graphql.ts';
import { queryGraph } from '#graphql/server-query.ts';
import { isLocale, type Locale } from '#language/locale.ts';
import { PageHeader } from '#ui/page-header.tsx';

type AdministrationPageProps = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: AdministrationPageProps): Promise<Metadata> {
  const { locale } = await params;
  return guardedTitle(locale, administrationScopes, administrationMessages);
}

export default async function AdministrationPage({ params }: AdministrationPageProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  return (
    <Guarded locale={locale} scopes={administrationScopes}>
      <Administration locale={locale} />
    </Guarded>
  );
}

async function Administration({ locale }: { locale: Locale }) {
  const words = administrationMessages[locale];
  const viewer = await readViewer(locale);
  const { data, problems } = await queryGraph(locale, AdministrationTreeDocument, {});
  const units = data ? readFragment(TreeOrganizationFragmentDoc, data.organizations) : [];
  const own = viewer.kind === 'signed-in' ? (viewer.hat?.organizationId ?? '') : '';
  const branch = branchOf(units, own);
  return (
    <>
      <PageHeader title={words.title} lead={words.lead} />
      <GraphProblem locale={locale} problems={problems} hasData={branch !== null} />
      {branch && <OrganizationList locale={locale} branch={branch} />}
    </>
  );
}
