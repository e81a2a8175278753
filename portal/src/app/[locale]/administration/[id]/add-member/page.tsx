import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AddMember } from '#features/administration/add-member.tsx';
import { readOrganization } from '#features/administration/administration-data.ts';
import { administrationScopes } from '#features/administration/administration-scopes.ts';
import { membersMessages } from '#features/administration/members.messages.ts';
import { OrganizationHeader } from '#features/administration/organization-header.tsx';
import { OutsideState } from '#features/administration/outside-state.tsx';
import { Guarded } from '#features/session/guarded.tsx';
import { guardedTitle } from '#features/session/guarded-title.ts';
import { isLocale, type Locale } from '#language/locale.ts';
import { localized } from '#language/messages.ts';

type AddMemberPageProps = { params: Promise<{ locale: string; id: string }> };

export async function generateMetadata({ params }: AddMemberPageProps): Promise<Metadata> {
  const { locale } = await params;
  return guardedTitle(locale, administrationScopes, membersMessages);
}

export default async function AddMemberPage({ params }: AddMemberPageProps) {
  const { locale, id } = await params;
  if (!isLocale(locale)) notFound();
  return (
    <Guarded locale={locale} scopes={administrationScopes}>
      <Adding locale={locale} id={id} />
    </Guarded>
  );
}

async function Adding({ locale, id }: { locale: Locale; id: string }) {
  const { organization, members, problems } = await readOrganization(locale, id);
  if (!organization) return <OutsideState locale={locale} problems={problems} />;
  const words = membersMessages[locale];
  const lead = words.lead(localized(organization.name, locale));
  return (
    <>
      <OrganizationHeader locale={locale} organization={organization} title={words.title} lead={lead} />
      <AddMember organization={organization} members={members} />
    </>
  );
}
