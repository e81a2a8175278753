'use client';

import { type FormEvent, useId, useState } from 'react';
import { rolesMessages } from '#features/session/roles.messages.ts';
import { GrantRolesDocument, type Role } from '#generated/graphql/graphql.ts';
import { useLocale } from '#language/language-provider.tsx';
import { Button } from '#ui/button.tsx';
import { CheckGroup } from '#ui/check-group.tsx';
import { ErrorSummary, type SummaryError } from '#ui/error-summary.tsx';
import { administrationMessages } from './administration.messages.ts';
import { membersMessages } from './members.messages.ts';
import { useChange } from './use-change.ts';
import { useErrorTitle } from './use-error-title.ts';

type RolesFormProps = {
  organizationId: string;
  citizenId: string;
  held: readonly Role[];
  possibleRoles: readonly Role[];
  submit: string;
  onDone: () => void;
  onCancel?: () => void;
};

/** Exactly these roles, from now on. */
export function RolesForm({ organizationId, citizenId, held, possibleRoles, submit, ...on }: RolesFormProps) {
  const locale = useLocale();
  const [words, shared] = [membersMessages[locale], administrationMessages[locale]];
  const fieldId = useId();
  const [roles, setRoles] = useState<readonly string[]>(held);
  const [missing, setMissing] = useState<string>();
  const [attempts, setAttempts] = useState(0);
  const granting = useChange('mutation', GrantRolesDocument);
  const ofField = missing ?? granting.problem?.fields.find(({ field }) => field === 'roles')?.message;
  const errors: SummaryError[] = ofField
    ? [{ message: ofField, fieldId }]
    : granting.problem
      ? [{ message: granting.problem.message }]
      : [];
  useErrorTitle(errors.length > 0);

  async function send(event: FormEvent): Promise<void> {
    event.preventDefault();
    setAttempts(attempts + 1);
    setMissing(roles.length === 0 ? words.rolesMissing : undefined);
    if (roles.length === 0) return granting.forget();
    if (await granting.run({ citizenId, organizationId, roles: roles as Role[] })) on.onDone();
  }
  return (
    <form onSubmit={(event) => void send(event)} noValidate className="max-w-prose space-y-4">
      <ErrorSummary key={`${attempts}${granting.isBusy}`} title={shared.errors} errors={errors} />
      <CheckGroup
        id={fieldId}
        label={words.roles}
        hint={words.rolesHint}
        error={ofField}
        choices={possibleRoles.map((value) => ({ value, label: rolesMessages[locale][value] }))}
        selected={roles}
        onChange={setRoles}
      />
      <div className="flex flex-wrap gap-3">
        <Button type="submit">{granting.isBusy ? shared.sending : submit}</Button>
        {on.onCancel && (
          <Button kind="quiet" onPress={on.onCancel}>
            {shared.cancel}
          </Button>
        )}
      </div>
    </form>
  );
}
