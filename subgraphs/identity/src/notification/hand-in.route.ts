import type { EventFeed } from '@city/kit/feed/event-feed';
import type { Logger } from '@city/kit/log/log';
import { createInternalRoute, type InternalAnswer } from '@city/kit/subgraph/internal-route';
import { z } from 'zod';
import type { Database } from '../database.ts';
import { NotificationKind } from '../generated/prisma/enums.ts';
import { type Message, notify } from './notify.ts';

const path = '/internal/notifications';
const largestBytes = 20_000;

const text = (maximum: number) =>
  z
    .string()
    .min(1)
    .max(maximum)
    .regex(/^[^\0]*$/);
const localized = (maximum: number) =>
  z.strictObject({
    vi: text(maximum),
    en: text(maximum)
      .nullish()
      .transform((en) => en ?? null),
  });

const messageSchema = z.strictObject({
  citizenId: z.uuid(),
  kind: z.enum(NotificationKind),
  title: localized(200),
  body: localized(2_000),
  /** A path inside the portal, never another site. */
  link: z
    .string()
    .max(500)
    .regex(/^\/(?![/\\])[^\s\\]*$/)
    .nullish(),
  source: text(60),
  sourceReference: text(200),
});

/**
 * Where the jobs of the other subgraphs hand in what a person is to be told, signed as the gateway signs.
 * A job that is not sure whether it was heard asks again under the same reference.
 */
export function createHandInRoute(o: {
  database: Database;
  feed: Pick<EventFeed, 'ring'>;
  secret: string;
  log: Logger;
}) {
  return createInternalRoute({
    path,
    secret: o.secret,
    log: o.log,
    maximumBytes: largestBytes,
    schema: messageSchema,
    handle: (message) => handIn(o, message),
  });
}

async function handIn(
  { database, feed }: { database: Database; feed: Pick<EventFeed, 'ring'> },
  message: Message,
): Promise<InternalAnswer> {
  const kept = await database.$transaction(async (tx) => {
    // An account that waits for its code is nobody yet, and must be able to make way.
    const where = { id: message.citizenId, confirmedAt: { not: null } };
    const isKnown = (await tx.citizen.count({ where })) > 0;
    return isKnown ? notify(tx, message) : null;
  });
  if (!kept) return { status: 404, content: { error: 'There is no such person' } };
  if (kept.isNew) feed.ring();
  return { status: kept.isNew ? 201 : 200, content: { id: kept.id } };
}
