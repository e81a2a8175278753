'use client';

import { useRouter } from 'next/navigation';
import { Freshness } from '#features/live/freshness.tsx';
import { useLive } from '#features/live/use-live.ts';
import { NotificationReceivedDocument } from '#generated/graphql/graphql.ts';

/** The list is the server's: each notification that comes has it read again. */
export function LiveNotifications() {
  const router = useRouter();
  const state = useLive({
    document: NotificationReceivedDocument,
    variables: {},
    cursorOf: ({ notificationReceived }) => notificationReceived.eventCursor,
    onEvent: () => router.refresh(),
    onReadAfresh: () => router.refresh(),
  });
  return <Freshness state={state} />;
}
