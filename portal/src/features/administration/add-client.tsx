'use client';

import { type FormEvent, useState } from 'react';
import { readFragment } from '#generated/graphql/fragment-masking.ts';
import {
  OrganizationClientFragmentDoc,
  RegisterClientDocument,
  type RegisterClientMutation,
} from '#generated/graphql/graphql.ts';
import { GraphqlProvider } from '#graphql/graphql-provider.tsx';
import { useLocale } from '#language/language-provider.tsx';
import { Button } from '#ui/button.tsx';
import { ButtonLink } from '#ui/button-link.tsx';
import { CheckGroup } from '#ui/check-group.tsx';
import { ErrorSummary, type SummaryError } from '#ui/error-summary.tsx';
import { Notice } from '#ui/notice.tsx';
import { TextField } from '#ui/text-field.tsx';
import { administrationMessages } from './administration.messages.ts';
import { clientsMessages } from './clients.messages.ts';
import { scopeWords } from './scopes.messages.ts';
import { SecretNotice } from './secret-notice.tsx';
import { useChange } from './use-change.ts';
import { useErrorTitle } from './use-error-title.ts';
import type { OrganizationView } from './views.ts';

type Registered = RegisterClientMutation['registerServiceClient'];

const fieldIds = { name: 'client-name', scopes: 'client-scopes' } as const;
type Name = keyof typeof fieldIds;

export function AddClient({ organization }: { organization: OrganizationView }) {
  return (
    <GraphqlProvider>
      <Registration organization={organization} />
    </GraphqlProvider>
  );
}

function Registration({ organization }: { organization: OrganizationView }) {
  const locale = useLocale();
  const words = clientsMessages[locale];
  const [registered, setRegistered] = useState<Registered | null>(null);
  if (organization.possibleClientScopes.length === 0) return <Notice title={words.noScopes} />;
  if (!registered) return <RegistrationForm organization={organization} onDone={setRegistered} />;
  const { clientId, name } = readFragment(OrganizationClientFragmentDoc, registered.client);
  return (
    <SecretNotice
      level={2}
      title={words.registeredNow(name)}
      clientId={clientId}
      secret={registered.clientSecret}
      action={
        <div className="flex flex-wrap gap-3">
          <ButtonLink href={`/${locale}/administration/${organization.id}`}>
            {words.toOrganization}
          </ButtonLink>
          <Button kind="secondary" onPress={() => setRegistered(null)}>
            {words.addAnother}
          </Button>
        </div>
      }
    />
  );
}

type RegistrationFormProps = { organization: OrganizationView; onDone: (registered: Registered) => void };

function RegistrationForm({ organization, onDone }: RegistrationFormProps) {
  const locale = useLocale();
  const words = clientsMessages[locale];
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly string[]>([]);
  const [wrong, setWrong] = useState<Partial<Record<Name, string>>>({});
  const [attempts, setAttempts] = useState(0);
  const registering = useChange('mutation', RegisterClientDocument);
  const messageOf = (field: Name) =>
    wrong[field] ?? registering.problem?.fields.find((problem) => problem.field === field)?.message;
  const errors = (['name', 'scopes'] as const).flatMap((field): SummaryError[] => {
    const message = messageOf(field);
    return message ? [{ message, fieldId: fieldIds[field] }] : [];
  });
  if (errors.length === 0 && registering.problem) errors.push({ message: registering.problem.message });
  useErrorTitle(errors.length > 0);

  async function send(event: FormEvent): Promise<void> {
    event.preventDefault();
    setAttempts(attempts + 1);
    const problems: typeof wrong = {
      ...(name.trim() === '' && { name: words.nameMissing }),
      ...(scopes.length === 0 && { scopes: words.scopesMissing }),
    };
    setWrong(problems);
    registering.forget();
    if (Object.keys(problems).length > 0) return;
    const answer = await registering.run({ organizationId: organization.id, name, scopes: [...scopes] });
    if (answer) onDone(answer.registerServiceClient);
  }
  return (
    <form onSubmit={(event) => void send(event)} noValidate className="max-w-prose space-y-6">
      <ErrorSummary
        key={`${attempts}${registering.isBusy}`}
        title={administrationMessages[locale].errors}
        errors={errors}
      />
      <TextField
        id={fieldIds.name}
        label={words.name}
        hint={words.nameHint}
        value={name}
        onChange={setName}
        error={messageOf('name')}
        autoComplete="off"
        validationBehavior="aria"
      />
      <CheckGroup
        id={fieldIds.scopes}
        label={words.scopes}
        hint={words.scopesHint}
        error={messageOf('scopes')}
        choices={organization.possibleClientScopes.map((value) => ({
          value,
          label: scopeWords(value, locale),
          note: value,
        }))}
        selected={scopes}
        onChange={setScopes}
      />
      <Button type="submit">
        {registering.isBusy ? administrationMessages[locale].sending : words.register}
      </Button>
    </form>
  );
}
