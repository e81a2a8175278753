import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { administrationMessages } from '#features/administration/administration.messages.ts';
import { readOrganization } from '#features/administration/administration-data.ts';
import { administrationScopes } from '#features/administration/administration-scopes.ts';
import { ClientsSection } from '#features/administration/clients-section.tsx';
import { MembersSection } from '#features/administration/members-section.tsx';
import { OrganizationHeader } from '#features/administration/organization-header.tsx';
import { OutsideState } from '#features/administration/outside-state.tsx';
import { Guarded } from '#features/session/guarded.tsx';
import { guardedTitle } from '#features/session/guarded-title.ts';
import { readViewer } from '#features/session/viewer.ts';
import { GraphProblem } from '#features/states/graph-problem.tsx';
import { readFragment } from '#generated/graphql/fragment-masking.ts';
import { AdministeredClientsDocument, OrganizationClientFragmentDoc } from '#generated/graphql/graphql.ts';
import { queryGraph } from '#graphql/server-query.ts';
import { isLocale, type Locale } from '#language/locale.ts';

type OrganizationPageProps = { params: Promise<{ locale: string; id: string }> };

export async function generateMetadata({ params }: OrganizationPageProps): Promise<Metadata> {
  const { locale } = await params;
  return guardedTitle(locale, administrationScopes, administrationMessages);
}

export default async function OrganizationPage({ params }: OrganizationPageProps) {
  const { locale, id } = await params;
  if (!isLocale(locale)) notFound();
  return (
    <Guarded locale={locale} scopes={administrationScopes}>
      <Organization locale={locale} id={id} />
    </Guarded>
  );
}

async function Organization({ locale, id }: { locale: Locale; id: string }) {
  const [viewer, { organization, members, problems }, clients] = await Promise.all([
    readViewer(locale),
    readOrganization(locale, id),
    queryGraph(locale, AdministeredClientsDocument, { id }),
  ]);
  if (!organization) {
    const isDown = problems.some(({ code }) => code === 'UPSTREAM_UNAVAILABLE' || code === 'INTERNAL');
    return isDown ? (
      <GraphProblem locale={locale} problems={problems} hasData={false} />
    ) : (
      <OutsideState locale={locale} problems={problems} />
    );
  }
  return (
    <>
      <OrganizationHeader locale={locale} organization={organization} />
      <GraphProblem
        locale={locale}
        problems={[...problems, ...clients.problems]}
        hasData={clients.data !== null}
      />
      <div className="space-y-12">
        <MembersSection
          organizationId={organization.id}
          members={members}
          possibleRoles={organization.possibleRoles}
          viewerId={viewer.kind === 'signed-in' ? viewer.citizenId : ''}
        />
        {clients.data && (
          <ClientsSection
            organizationId={organization.id}
            clients={[...readFragment(OrganizationClientFragmentDoc, clients.data.serviceClients)]}
            now={new Date().toISOString()}
          />
        )}
      </div>
    </>
  );
}
