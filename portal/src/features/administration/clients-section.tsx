'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { GraphqlProvider } from '#graphql/graphql-provider.tsx';
import { useLocale } from '#language/language-provider.tsx';
import { ButtonLink } from '#ui/button-link.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Notice } from '#ui/notice.tsx';
import { ClientRow } from './client-row.tsx';
import { clientsMessages } from './clients.messages.ts';
import type { ClientView } from './views.ts';

type ClientsSectionProps = { organizationId: string; clients: readonly ClientView[]; now: string };

export function ClientsSection(props: ClientsSectionProps) {
  return (
    <GraphqlProvider>
      <Clients {...props} />
    </GraphqlProvider>
  );
}

function Clients({ organizationId, clients, now }: ClientsSectionProps) {
  const locale = useLocale();
  const words = clientsMessages[locale];
  const router = useRouter();
  const [revoked, setRevoked] = useState<string | null>(null);
  return (
    <section aria-labelledby="clients" className="space-y-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="clients" className="text-xl">
          {words.heading(clients.length)}
        </h2>
        <ButtonLink href={`/${locale}/administration/${organizationId}/add-client`} kind="secondary">
          {words.add}
        </ButtonLink>
      </div>
      {revoked && <Notice tone="done" title={words.revokedNow(revoked)} isAnnounced />}
      {clients.length === 0 ? (
        <EmptyState title={words.none}>{words.noneText}</EmptyState>
      ) : (
        <ul className="divide-y divide-rule border-y border-rule">
          {clients.map((client) => (
            <ClientRow
              key={client.id}
              client={client}
              now={now}
              onRevoked={() => {
                setRevoked(client.name);
                router.refresh();
              }}
            />
          ))}
        </ul>
      )}
    </section>
  );
}
