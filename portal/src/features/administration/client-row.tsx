'use client';

import { useState } from 'react';
import { RevokeClientDocument } from '#generated/graphql/graphql.ts';
import { formatAgo, formatDay, formatExact, formatMoment } from '#language/format.ts';
import { useLocale } from '#language/language-provider.tsx';
import { Badge, type Tone } from '#ui/badge.tsx';
import { Button } from '#ui/button.tsx';
import { ConfirmDialog } from '#ui/confirm-dialog.tsx';
import { Notice } from '#ui/notice.tsx';
import { administrationMessages } from './administration.messages.ts';
import { clientsMessages } from './clients.messages.ts';
import { RollSecret } from './roll-secret.tsx';
import { scopeWords } from './scopes.messages.ts';
import { useChange } from './use-change.ts';
import type { ClientView } from './views.ts';

type ClientRowProps = { client: ClientView; now: string; onRevoked: () => void };

export function ClientRow({ client, now, onRevoked }: ClientRowProps) {
  const locale = useLocale();
  const words = clientsMessages[locale];
  const [open, setOpen] = useState<'roll' | 'revoke' | null>(null);
  const revoking = useChange('mutation', RevokeClientDocument);

  async function revoke(): Promise<void> {
    const revoked = await revoking.run({ id: client.id });
    setOpen(null);
    if (revoked) onRevoked();
  }
  return (
    <li data-client={client.clientId} className="space-y-3 py-4">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div className="min-w-0 space-y-1">
          <p className="flex flex-wrap items-center gap-2 font-medium">
            {client.name} <State client={client} />
          </p>
          <p className="text-sm text-soft">
            {client.scopes.map((scope) => scopeWords(scope, locale)).join(' · ')}
          </p>
          <Dates client={client} now={now} />
          <p className="text-sm break-all text-soft">
            <code>{client.clientId}</code>
          </p>
        </div>
        {client.revokedAt === null && (
          <div className="flex flex-wrap gap-2 max-sm:-ml-3">
            <Button
              kind="quiet"
              size="small"
              aria-label={words.rollOf(client.name)}
              aria-expanded={open === 'roll'}
              onPress={() => setOpen(open === 'roll' ? null : 'roll')}
            >
              {words.roll}
            </Button>
            <Button
              kind="quiet"
              size="small"
              aria-label={words.revokeOf(client.name)}
              onPress={() => setOpen('revoke')}
            >
              {words.revoke}
            </Button>
          </div>
        )}
      </div>
      {revoking.problem && <Notice tone="danger" title={revoking.problem.message} isAnnounced />}
      {open === 'roll' && <RollSecret client={client} />}
      {open === 'revoke' && (
        <ConfirmDialog
          title={words.revokeTitle(client.name)}
          confirm={revoking.isBusy ? administrationMessages[locale].sending : words.revokeConfirm}
          cancel={administrationMessages[locale].cancel}
          onConfirm={() => void revoke()}
          onCancel={() => setOpen(null)}
        >
          {words.revokeText}
        </ConfirmDialog>
      )}
    </li>
  );
}

function State({ client }: { client: ClientView }) {
  const words = clientsMessages[useLocale()];
  const [tone, label]: [Tone, string] = client.revokedAt
    ? ['neutral', words.revoked]
    : client.isUnused
      ? ['amber', words.unused]
      : client.lastUsedAt
        ? ['green', words.inUse]
        : ['sea', words.waiting];
  return <Badge tone={tone}>{label}</Badge>;
}

function Dates({ client, now }: { client: ClientView; now: string }) {
  const locale = useLocale();
  const words = clientsMessages[locale];
  const { createdAt, lastUsedAt, revokedAt, previousSecretValidUntil: until } = client;
  const isOverlapping = revokedAt === null && until !== null && until > now;
  return (
    <p className="text-sm text-soft">
      {revokedAt
        ? words.revokedOn(formatDay(revokedAt, locale))
        : words.registered(formatDay(createdAt, locale))}
      {lastUsedAt && (
        <span title={formatExact(lastUsedAt, locale)}>
          {' · '}
          {words.lastUsed(formatAgo(lastUsedAt, new Date(now), locale))}
        </span>
      )}
      {isOverlapping && <span className="block">{words.oldSecretUntil(formatMoment(until, locale))}</span>}
    </p>
  );
}
