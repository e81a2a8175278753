import type { NotificationChannel, NotificationKind } from '../generated/prisma/enums.ts';

/** By which ways besides the portal one kind of notification comes. In the portal all of them are. */
export type NotificationChoice = { kind: NotificationKind; email: boolean; sms: boolean };

/** Messages cost money and disturb: only what concerns the account itself or an application comes by one unasked. */
const usualBySms: ReadonlySet<NotificationKind> = new Set(['ACCOUNT', 'APPLICATION']);

export function usualChoice(kind: NotificationKind): NotificationChoice {
  return { kind, email: true, sms: usualBySms.has(kind) };
}

export function channelsOf(
  choice: NotificationChoice,
  reachable: { email: boolean; phone: boolean },
): NotificationChannel[] {
  const channels: NotificationChannel[] = [];
  if (choice.email && reachable.email) channels.push('EMAIL');
  if (choice.sms && reachable.phone) channels.push('SMS');
  return channels;
}
