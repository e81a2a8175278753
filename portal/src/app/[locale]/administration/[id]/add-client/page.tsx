import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AddClient } from '#features/administration/add-client.tsx';
import { readOrganization } from '#features/administration/administration-data.ts';
import { administrationScopes } from '#features/administration/administration-scopes.ts';
import { clientsMessages } from '#features/administration/clients.messages.ts';
import { OrganizationHeader } from '#features/administration/organization-header.tsx';
import { OutsideState } from '#features/administration/outside-state.tsx';
import { Guarded } from '#features/session/guarded.tsx';
import { guardedTitle } from '#features/session/guarded-title.ts';
import { isLocale, type Locale } from '#language/locale.ts';
import { localized } from '#language/messages.ts';

type AddClientPageProps = { params: Promise<{ locale: string; id: string }> };

export async function generateMetadata({ params }: AddClientPageProps): Promise<Metadata> {
  const { locale } = await params;
  return guardedTitle(locale, administrationScopes, clientsMessages);
}

export default async function AddClientPage({ params }: AddClientPageProps) {
  const { locale, id } = await params;
  if (!isLocale(locale)) notFound();
  return (
    <Guarded locale={locale} scopes={administrationScopes}>
      <Adding locale={locale} id={id} />
    </Guarded>
  );
}

async function Adding({ locale, id }: { locale: Locale; id: string }) {
  const { organization, problems } = await readOrganization(locale, id);
  if (!organization) return <OutsideState locale={locale} problems={problems} />;
  const words = clientsMessages[locale];
  const lead = words.lead(localized(organization.name, locale));
  return (
    <>
      <OrganizationHeader locale={locale} organization={organization} title={words.title} lead={lead} />
      <AddClient organization={organization} />
    </>
  );
}
