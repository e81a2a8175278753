'use client';

import { useState } from 'react';
import { rolesMessages } from '#features/session/roles.messages.ts';
import { EndMembershipDocument, type Role } from '#generated/graphql/graphql.ts';
import { formatDay } from '#language/format.ts';
import { useLocale } from '#language/language-provider.tsx';
import { Badge } from '#ui/badge.tsx';
import { Button } from '#ui/button.tsx';
import { ConfirmDialog } from '#ui/confirm-dialog.tsx';
import { Notice } from '#ui/notice.tsx';
import { administrationMessages } from './administration.messages.ts';
import { membersMessages } from './members.messages.ts';
import { RolesForm } from './roles-form.tsx';
import { useChange } from './use-change.ts';
import type { MemberView } from './views.ts';

type MemberRowProps = {
  organizationId: string;
  member: MemberView;
  possibleRoles: readonly Role[];
  isViewer: boolean;
  onChanged: () => void;
  onEnded: () => void;
};

export function MemberRow({ organizationId, member, possibleRoles, isViewer, ...on }: MemberRowProps) {
  const locale = useLocale();
  const words = membersMessages[locale];
  const [open, setOpen] = useState<'roles' | 'end' | null>(null);
  const ending = useChange('mutation', EndMembershipDocument);
  const { fullName } = member.citizen;

  async function end(): Promise<void> {
    const ended = await ending.run({ id: member.id });
    setOpen(null);
    if (ended) on.onEnded();
  }
  return (
    <li data-member={member.citizen.id} className="space-y-3 py-3">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <div className="min-w-0">
          <p className="font-medium">
            {fullName} {isViewer && <span className="text-sm font-normal text-soft">({words.you})</span>}
          </p>
          <p className="mt-1 flex flex-wrap items-center gap-2 text-sm text-soft">
            {member.roles.map((role) => (
              <Badge key={role} tone={role === 'ADMINISTRATOR' ? 'sea' : 'neutral'}>
                {rolesMessages[locale][role]}
              </Badge>
            ))}
            {words.since(formatDay(member.grantedAt, locale))}
          </p>
        </div>
        <div className="flex flex-wrap gap-2 max-sm:-ml-3">
          {!isViewer && (
            <Button
              kind="quiet"
              size="small"
              aria-label={words.changeOf(fullName)}
              aria-expanded={open === 'roles'}
              onPress={() => setOpen(open === 'roles' ? null : 'roles')}
            >
              {words.change}
            </Button>
          )}
          <Button kind="quiet" size="small" aria-label={words.endOf(fullName)} onPress={() => setOpen('end')}>
            {words.end}
          </Button>
        </div>
      </div>
      {ending.problem && <Notice tone="danger" title={ending.problem.message} isAnnounced />}
      {open === 'roles' && (
        <RolesForm
          organizationId={organizationId}
          citizenId={member.citizen.id}
          held={member.roles}
          possibleRoles={possibleRoles}
          submit={words.save}
          onDone={() => {
            setOpen(null);
            on.onChanged();
          }}
          onCancel={() => setOpen(null)}
        />
      )}
      {open === 'end' && (
        <ConfirmDialog
          title={words.endTitle(fullName)}
          confirm={ending.isBusy ? administrationMessages[locale].sending : words.endConfirm}
          cancel={administrationMessages[locale].cancel}
          onConfirm={() => void end()}
          onCancel={() => setOpen(null)}
        >
          {words.endText}
        </ConfirmDialog>
      )}
    </li>
  );
}
