import type { Metadata } from 'next';
import { AddMember } from '#features/administration/add-member.tsx';
import { AddingPage, type AddingPageProps } from '#features/administration/adding-page.tsx';
import { administrationScopes } from '#features/administration/administration-scopes.ts';
import { membersMessages } from '#features/administration/members.messages.ts';
import { guardedTitle } from '#features/session/guarded-title.ts';

export async function generateMetadata({ params }: AddingPageProps): Promise<Metadata> {
  const { locale } = await params;
  return guardedTitle(locale, administrationScopes, membersMessages);
}

export default function AddMemberPage({ params }: AddingPageProps) {
  return <AddingPage params={params} messages={membersMessages} form={(found) => <AddMember {...found} />} />;
}
