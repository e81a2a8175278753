import { bulkRows } from '../bulk-rows.ts';
import { Prisma } from '../generated/prisma/client.ts';
import type { StayEventKind } from './stay.type.ts';
import type { StayRecord } from './stay-record.ts';

export const stayTopic = 'stay';

/** Enough to decide who may hear of it without a look at the database; nothing about the guest. */
export type StayEventPayload = {
  kind: StayEventKind;
  stayId: string;
  arrivedAt: string;
  establishmentId: string;
  operatorId: string;
  commune: string;
  at: string;
};

/** Part of the transaction that causes them; ring the feed after its commit. */
export function stayEventsInsertion(kind: StayEventKind, stays: readonly StayRecord[], at: Date): Prisma.Sql {
  const rows = stays.map((stay) => ({ topic: stayTopic, payload: payloadOf(kind, stay, at) }));
  return Prisma.sql`
    INSERT INTO event (topic, payload)
    SELECT topic, payload FROM jsonb_to_recordset(${bulkRows(rows)}::jsonb) AS e(topic text, payload jsonb)`;
}

function payloadOf(kind: StayEventKind, stay: StayRecord, at: Date): StayEventPayload {
  return {
    kind,
    stayId: stay.id,
    arrivedAt: stay.arrivedAt.toISOString(),
    establishmentId: stay.establishmentId,
    operatorId: stay.operatorId,
    commune: stay.commune,
    at: at.toISOString(),
  };
}
