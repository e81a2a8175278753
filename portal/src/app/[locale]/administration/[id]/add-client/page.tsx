import type { Metadata } from 'next';
import { AddClient } from '#features/administration/add-client.tsx';
import { AddingPage, type AddingPageProps } from '#features/administration/adding-page.tsx';
import { administrationScopes } from '#features/administration/administration-scopes.ts';
import { clientsMessages } from '#features/administration/clients.messages.ts';
import { guardedTitle } from '#features/session/guarded-title.ts';

export async function generateMetadata({ params }: AddingPageProps): Promise<Metadata> {
  const { locale } = await params;
  return guardedTitle(locale, administrationScopes, clientsMessages);
}

export default function AddClientPage({ params }: AddingPageProps) {
  return (
    <AddingPage
      params={params}
      messages={clientsMessages}
      form={({ organization }) => <AddClient organization={organization} />}
    />
  );
}
