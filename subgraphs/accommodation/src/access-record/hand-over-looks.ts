import {
  type AccessFact,
  type AccessFactBatch,
  accessFactPath,
  largestAccessFactBatch,
} from '@city/kit/access-facts/access-fact';
import { inquirySchema } from '@city/kit/access-facts/inquiry';
import type { Logger } from '@city/kit/log/log';
import { postSigned, RefusedPost } from '@city/kit/request-identity/signed-post';
import type { Queries } from '../database.ts';
import { findStays } from '../stay/stay.store.ts';
import { findWaitingLooks, forgetHandedOver, type WaitingLook } from './hand-over.store.ts';
import { subjectOfStay } from './look-subject.ts';

export type Identity = { baseUrl: string; secret: string };

/**
 * Tells identity of the looks that it does not know yet, oldest first. Safe to run twice or at once: identity
 * keeps a look under its id once. What it refuses stays here, is reported, and does not hold up the others.
 */
export async function handOverLooks(o: { queries: Queries; identity: Identity; log: Logger }): Promise<void> {
  const refused: string[] = [];
  for (;;) {
    const looks = await findWaitingLooks(o.queries, { except: refused, first: largestAccessFactBatch });
    if (looks.length === 0) break;
    const facts = await factsOf(o.queries, looks);
    const taken = await handOver(o, facts);
    await forgetHandedOver(o.queries, taken);
    refused.push(...facts.map(({ id }) => id).filter((id) => !taken.includes(id)));
  }
  if (refused.length > 0) throw new Error(`Identity did not take ${refused.length} looks: ${refused[0]} …`);
}

/** The ids of those that identity took: all at once or, where it refuses the batch, each alone. */
async function handOver(
  o: { identity: Identity; log: Logger },
  facts: readonly AccessFact[],
): Promise<string[]> {
  const send = (some: readonly AccessFact[]) => {
    const content: AccessFactBatch = { source: 'accommodation', facts: [...some] };
    return postSigned({ ...o.identity, path: accessFactPath, content });
  };
  try {
    await send(facts);
    return facts.map(({ id }) => id);
  } catch (error) {
    // Anything else than a refusal: the job comes back later with all of them.
    if (!(error instanceof RefusedPost) || error.status === 401) throw error;
    const [only] = facts;
    if (facts.length === 1) {
      o.log.error({ err: error, accessRecordId: only?.id }, 'Identity refuses a look');
      return [];
    }
  }
  const taken: string[] = [];
  for (const fact of facts) taken.push(...(await handOver(o, [fact])));
  return taken;
}

async function factsOf(queries: Queries, looks: readonly WaitingLook[]): Promise<AccessFact[]> {
  const stayIds = [...new Set(looks.flatMap((look) => look.stayIds))];
  const [stays, houses] = await Promise.all([findStays(queries, stayIds), housesOf(queries, stayIds)]);
  const subjects = new Map(stays.map((stay) => [stay.id, subjectOfStay(stay, houses.get(stay.id))]));
  return looks.map((look) => ({
    id: look.id,
    accessedAt: look.accessedAt.toISOString(),
    accessedBy: accessedBy(look.accessedBy),
    organizationId: look.organizationId,
    fields: look.fields,
    purpose: look.purpose,
    requestId: look.requestId,
    inquiry: inquirySchema.parse({ kind: look.inquiry, legalGround: look.legalGround }),
    subjects: look.stayIds.flatMap((id) => subjects.get(id) ?? []),
  }));
}

async function housesOf(queries: Queries, stayIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await queries.stayReference.findMany({
    where: { stayId: { in: [...stayIds] } },
    select: { stayId: true, establishmentId: true },
  });
  const houses = await queries.establishment.findMany({
    where: { id: { in: [...new Set(rows.map(({ establishmentId }) => establishmentId))] } },
    select: { id: true, name: true },
  });
  const names = new Map(houses.map(({ id, name }) => [id, name]));
  return new Map(rows.map(({ stayId, establishmentId }) => [stayId, names.get(establishmentId) ?? '']));
}

/** From `citizen:<id>` or `client:<id>`. */
function accessedBy(subject: string): AccessFact['accessedBy'] {
  const id = subject.slice(subject.indexOf(':') + 1);
  return subject.startsWith('client:') ? { clientId: id } : { citizenId: id };
}
