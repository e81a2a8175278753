'use client';

import { type FormEvent, useState } from 'react';
import { readFragment } from '#generated/graphql/fragment-masking.ts';
import { OrganizationClientFragmentDoc, RollClientSecretDocument } from '#generated/graphql/graphql.ts';
import { formatMoment } from '#language/format.ts';
import { useLocale } from '#language/language-provider.tsx';
import { Button } from '#ui/button.tsx';
import { Notice } from '#ui/notice.tsx';
import { SelectField } from '#ui/select-field.tsx';
import { administrationMessages } from './administration.messages.ts';
import { clientsMessages } from './clients.messages.ts';
import { SecretNotice } from './secret-notice.tsx';
import { useChange } from './use-change.ts';
import type { ClientView } from './views.ts';

/** A new secret, shown here and nowhere else; how long the old one is good is chosen with it. */
export function RollSecret({ client }: { client: ClientView }) {
  const locale = useLocale();
  const words = clientsMessages[locale];
  const [hours, setHours] = useState('24');
  const [rolled, setRolled] = useState<{ secret: string; oldUntil: string | null } | null>(null);
  const rolling = useChange('mutation', RollClientSecretDocument);

  async function roll(event: FormEvent): Promise<void> {
    event.preventDefault();
    const answer = await rolling.run({ id: client.id, overlapHours: Number(hours) });
    if (!answer) return;
    const { clientSecret, client: after } = answer.rollServiceClientSecret;
    const { previousSecretValidUntil } = readFragment(OrganizationClientFragmentDoc, after);
    setRolled({ secret: clientSecret, oldUntil: hours === '0' ? null : previousSecretValidUntil });
  }
  if (rolled !== null)
    return (
      <SecretNotice
        level={3}
        title={words.rolled(client.name)}
        clientId={client.clientId}
        secret={rolled.secret}
        action={
          <p className="font-medium">
            {rolled.oldUntil ? words.oldSecretUntil(formatMoment(rolled.oldUntil, locale)) : words.oldBlocked}
          </p>
        }
      />
    );
  return (
    <form onSubmit={(event) => void roll(event)} className="max-w-prose space-y-3">
      {rolling.problem && <Notice tone="danger" title={rolling.problem.message} isAnnounced />}
      <SelectField
        label={words.overlap}
        hint={words.overlapHint}
        value={hours}
        onChange={setHours}
        options={Object.entries(words.overlaps).map(([value, label]) => ({ value, label }))}
      />
      <Button type="submit" kind={hours === '0' ? 'danger' : 'primary'}>
        {rolling.isBusy ? administrationMessages[locale].sending : words.roll}
      </Button>
    </form>
  );
}
