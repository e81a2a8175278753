import { addJob } from '@city/kit/jobs/add-job';
import type { TaskList } from '@city/kit/jobs/jobs';
import { z } from 'zod';
import type { Database, Queries } from '../database.ts';
import { NotificationChannel } from '../generated/prisma/enums.ts';
import type { PersonalDataVault } from '../protection/personal-data-vault.ts';
import type { TextMessages } from '../registration/text-messages.ts';
import { type Delivery, DeliveryStore } from './delivery.store.ts';
import { emailFor, textMessageFor } from './delivery-text.ts';
import type { Emails } from './emails.ts';
import type { NewNotification } from './notification.store.ts';
import { NotificationChoiceStore } from './notification-choice.store.ts';
import { channelsOf } from './notification-choices.ts';

const deliverTask = 'deliver-notification';
/** With graphile-worker's back-off (exp(attempt) seconds) the last attempt comes about two hours after the first. */
const maximumAttempts = 9;

const payloadSchema = z.object({ notificationId: z.uuid(), channel: z.enum(NotificationChannel) });

/** In the transaction that adds the notification: what leaves the portal is decided by what the person has chosen. */
export async function planDeliveries(tx: Queries, { id, citizenId, kind }: NewNotification): Promise<void> {
  const person = await tx.citizen.findUnique({
    where: { id: citizenId },
    select: { emailCipher: true, phoneCipher: true },
  });
  const choice = await new NotificationChoiceStore(tx).find(citizenId, kind);
  const reachable = { email: person?.emailCipher != null, phone: person?.phoneCipher != null };
  const channels = channelsOf(choice, reachable);
  if (channels.length === 0) return;
  await new DeliveryStore(tx).add(id, channels);
  for (const channel of channels) {
    const job = { jobKey: `${deliverTask} ${id} ${channel}`, maxAttempts: maximumAttempts };
    await addJob(tx, 'identity_worker', deliverTask, { notificationId: id, channel }, job);
  }
}

type Parts = {
  database: Database;
  vault: PersonalDataVault;
  textMessages: TextMessages;
  emails: Emails;
  portalUrl: string;
};

/** For `startJobs`. A message that could not be sent is tried again; given up, it says so beside the notification. */
export function deliveryTasks(parts: Parts): TaskList {
  const deliveries = new DeliveryStore(parts.database);
  return {
    [deliverTask]: async (payload, { job }) => {
      const { notificationId, channel } = payloadSchema.parse(payload);
      const delivery = await deliveries.find(notificationId, channel);
      if (!delivery || delivery.status === 'SENT') return;
      try {
        const isSent = await send(parts, delivery);
        await deliveries.mark(notificationId, channel, isSent ? 'SENT' : 'FAILED');
      } catch (error) {
        const isLast = job.attempts >= job.max_attempts;
        await deliveries.mark(notificationId, channel, isLast ? 'FAILED' : 'WAITING');
        throw error;
      }
    },
  };
}

/** False when the person has no such address any more. */
async function send(parts: Parts, { notificationId, channel, notification }: Delivery): Promise<boolean> {
  const { vault, textMessages, emails, portalUrl } = parts;
  const { citizenId, citizen } = notification;
  if (channel === 'SMS') {
    if (!citizen.phoneCipher) return false;
    const to = vault.open(citizen.phoneCipher, `phone:${citizenId}`);
    await textMessages.send({ id: notificationId, to, text: textMessageFor(notification, portalUrl) });
    return true;
  }
  if (!citizen.emailCipher) return false;
  const to = vault.open(citizen.emailCipher, `email:${citizenId}`);
  await emails.send({ id: notificationId, to, ...emailFor(notification, portalUrl) });
  return true;
}
