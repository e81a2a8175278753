'use client';

import { useState } from 'react';
import type { FindMemberCandidateQuery, Role } from '#generated/graphql/graphql.ts';
import { GraphqlProvider } from '#graphql/graphql-provider.tsx';
import { useLocale } from '#language/language-provider.tsx';
import { localized } from '#language/messages.ts';
import { Button } from '#ui/button.tsx';
import { ButtonLink } from '#ui/button-link.tsx';
import { Notice } from '#ui/notice.tsx';
import { FindPerson } from './find-person.tsx';
import { membersMessages } from './members.messages.ts';
import { RolesForm } from './roles-form.tsx';
import type { MemberView, OrganizationView } from './views.ts';

export type Candidate = NonNullable<FindMemberCandidateQuery['memberCandidate']>;

type AddMemberProps = { organization: OrganizationView; members: readonly MemberView[] };

type Step = { kind: 'find' } | { kind: 'roles' | 'done'; person: Candidate };

/** Who, then which roles, then that it is done. */
export function AddMember(props: AddMemberProps) {
  return (
    <GraphqlProvider>
      <Steps {...props} />
    </GraphqlProvider>
  );
}

function Steps({ organization, members }: AddMemberProps) {
  const locale = useLocale();
  const words = membersMessages[locale];
  const [step, setStep] = useState<Step>({ kind: 'find' });
  if (step.kind === 'find')
    return (
      <FindPerson
        organizationId={organization.id}
        organizationName={localized(organization.name, locale)}
        onFound={(person) => setStep({ kind: 'roles', person })}
      />
    );
  const { person } = step;
  if (step.kind === 'done')
    return (
      <Notice
        tone="done"
        title={words.granted(person.fullName)}
        isAnnounced
        action={
          <div className="flex flex-wrap gap-3">
            <ButtonLink href={`/${locale}/administration/${organization.id}`}>
              {words.toOrganization}
            </ButtonLink>
            <Button kind="secondary" onPress={() => setStep({ kind: 'find' })}>
              {words.addAnother}
            </Button>
          </div>
        }
      >
        {words.grantedText}
      </Notice>
    );
  const held = members.find(({ citizen }) => citizen.id === person.id)?.roles ?? [];
  return (
    <div className="space-y-4" data-candidate={person.id}>
      <div role="status">
        <p className="text-sm text-soft">{words.found}</p>
        <p className="text-lg font-semibold">{person.fullName}</p>
        {held.length > 0 && <p className="mt-1 text-sm text-amber">{words.already}</p>}
      </div>
      <RolesForm
        organizationId={organization.id}
        citizenId={person.id}
        held={held as Role[]}
        possibleRoles={organization.possibleRoles}
        submit={words.grant}
        onDone={() => setStep({ kind: 'done', person })}
      />
      <Button kind="quiet" onPress={() => setStep({ kind: 'find' })}>
        {words.other}
      </Button>
    </div>
  );
}
