import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { Guarded } from '#features/session/guarded.tsx';
import { isLocale, type Locale } from '#language/locale.ts';
import { localized } from '#language/messages.ts';
import { readOrganization } from './administration-data.ts';
import { administrationScopes } from './administration-scopes.ts';
import { OrganizationHeader } from './organization-header.tsx';
import { OutsideState } from './outside-state.tsx';
import type { MemberView, OrganizationView } from './views.ts';

export type AddingPageProps = { params: Promise<{ locale: string; id: string }> };

type Words = { title: string; lead: (organization: string) => string };
type Form = (found: { organization: OrganizationView; members: readonly MemberView[] }) => ReactNode;

type AddingProps = { messages: Record<Locale, Words>; form: Form };

/** A form that adds something to an organisation which the reader administers. */
export async function AddingPage({ params, ...adding }: AddingPageProps & AddingProps) {
  const { locale, id } = await params;
  if (!isLocale(locale)) notFound();
  return (
    <Guarded locale={locale} scopes={administrationScopes}>
      <Adding locale={locale} id={id} {...adding} />
    </Guarded>
  );
}

async function Adding({ locale, id, messages, form }: { locale: Locale; id: string } & AddingProps) {
  const { organization, members, problems } = await readOrganization(locale, id);
  if (!organization) return <OutsideState locale={locale} problems={problems} />;
  const { title, lead } = messages[locale];
  return (
    <>
      <OrganizationHeader
        locale={locale}
        organization={organization}
        title={title}
        lead={lead(localized(organization.name, locale))}
      />
      {form({ organization, members })}
    </>
  );
}
