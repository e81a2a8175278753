'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { Role } from '#generated/graphql/graphql.ts';
import { GraphqlProvider } from '#graphql/graphql-provider.tsx';
import { useLocale } from '#language/language-provider.tsx';
import { ButtonLink } from '#ui/button-link.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Notice } from '#ui/notice.tsx';
import { MemberRow } from './member-row.tsx';
import { membersMessages } from './members.messages.ts';
import type { MemberView } from './views.ts';

type MembersSectionProps = {
  organizationId: string;
  members: readonly MemberView[];
  possibleRoles: readonly Role[];
  viewerId: string;
};

type Done = { kind: 'changed' | 'ended'; name: string };

export function MembersSection(props: MembersSectionProps) {
  return (
    <GraphqlProvider>
      <Members {...props} />
    </GraphqlProvider>
  );
}

function Members({ organizationId, members, possibleRoles, viewerId }: MembersSectionProps) {
  const locale = useLocale();
  const words = membersMessages[locale];
  const router = useRouter();
  const [done, setDone] = useState<Done | null>(null);

  function finish(kind: Done['kind'], member: MemberView): void {
    setDone({ kind, name: member.citizen.fullName });
    router.refresh();
  }
  return (
    <section aria-labelledby="members" className="space-y-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="members" className="text-xl">
          {words.heading(members.length)}
        </h2>
        <ButtonLink href={`/${locale}/administration/${organizationId}/add-member`} kind="secondary">
          {words.add}
        </ButtonLink>
      </div>
      {done && (
        <Notice tone="done" title={words[done.kind](done.name)} isAnnounced>
          {done.kind === 'changed' ? words.changedText : words.endedText}
        </Notice>
      )}
      {members.length === 0 ? (
        <EmptyState title={words.none}>{words.noneText}</EmptyState>
      ) : (
        <ul className="divide-y divide-rule border-y border-rule">
          {members.map((member) => (
            <MemberRow
              key={member.id}
              organizationId={organizationId}
              member={member}
              possibleRoles={possibleRoles}
              isViewer={member.citizen.id === viewerId}
              onChanged={() => finish('changed', member)}
              onEnded={() => finish('ended', member)}
            />
          ))}
        </ul>
      )}
    </section>
  );
}
