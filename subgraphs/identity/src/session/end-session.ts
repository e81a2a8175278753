import type { Queries } from '../database.ts';
import { revokeSession } from '../revocation/revoke-tokens.ts';
import { KnownBrowserStore } from './known-browser.store.ts';

export type EndReason =
  | 'SIGNED_OUT'
  | 'BY_OWNER'
  | 'PASSWORD_CHANGED'
  | 'TOKEN_REUSED'
  | 'REVOKED'
  | 'BY_OFFICER';

/**
 * Ends one sign-in: the provider knows it no longer, its refresh tokens are gone and its access tokens are refused.
 * In the transaction that gives the reason. Ending it twice is ending it once.
 */
export async function endSession(tx: Queries, sessionId: string, reason: EndReason): Promise<void> {
  await tx.$executeRaw`
    with session as (
      delete from oidc_payload where kind = 'Session' and uid = ${sessionId} returning payload
    ), granted as (
      select client.value ->> 'grantId' as id
        from session, jsonb_each(coalesce(payload -> 'authorizations', '{}'::jsonb)) as client
    )
    delete from oidc_payload
     where grant_id in (select id from granted) or (kind = 'Grant' and key in (select id from granted))`;
  const known = await tx.signInSession.findUnique({ where: { id: sessionId }, select: { endedAt: true } });
  if (known?.endedAt) return;
  await tx.signInSession.updateMany({
    where: { id: sessionId },
    data: { endedAt: new Date(), endReason: reason },
  });
  await revokeSession(tx, sessionId);
}

/**
 * All sign-ins of a person, or all but the one from which the person asks, and the browsers they came from: the next
 * from one of these is told again. A sign-in that has not come to its end
 * begins anew: what was shown in it may be what holds no longer, as a password that was changed meanwhile.
 */
export async function endSessionsOf(
  tx: Queries,
  citizenId: string,
  o: { reason: EndReason; except?: string | null },
): Promise<number> {
  await tx.signInProgress.deleteMany({ where: { citizenId } });
  await new KnownBrowserStore(tx).forgetAll(citizenId, { except: o.except ?? null });
  const open = await tx.signInSession.findMany({
    where: { citizenId, endedAt: null, ...(o.except && { id: { not: o.except } }) },
    select: { id: true },
  });
  for (const { id } of open) await endSession(tx, id, o.reason);
  return open.length;
}
