'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Freshness } from '#features/live/freshness.tsx';
import { useLive } from '#features/live/use-live.ts';
import { NotificationReceivedDocument } from '#generated/graphql/graphql.ts';
import { useLocale } from '#language/language-provider.tsx';
import { localized } from '#language/messages.ts';
import { notificationsMessages } from './notifications.messages.ts';

/** The list is the server's: each notification that comes has it read again, and is said to who does not see it. */
export function LiveNotifications() {
  const router = useRouter();
  const locale = useLocale();
  const [heard, setHeard] = useState('');
  const state = useLive({
    document: NotificationReceivedDocument,
    variables: {},
    cursorOf: ({ notificationReceived }) => notificationReceived.eventCursor,
    onEvent: ({ notificationReceived: { notification } }) => {
      setHeard(notificationsMessages[locale].arrived(localized(notification.title, locale)));
      router.refresh();
    },
    onReadAfresh: () => router.refresh(),
  });
  return (
    <>
      <span role="status" className="sr-only">
        {heard}
      </span>
      <Freshness state={state} />
    </>
  );
}
