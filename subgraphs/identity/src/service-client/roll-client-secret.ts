import { badUserInput, conflict, fieldProblem } from '@city/kit/errors/city-error';
import { administrationErrors } from '../administration/administration.errors.ts';
import { type Administration, administer } from '../administration/administration.ts';
import { raiseEpoch } from '../revocation/revoke-tokens.ts';
import { administeredClient } from './administered-client.ts';
import { hashClientSecret, newClientSecret } from './client-secret.ts';
import { type ServiceClientRow, ServiceClientStore } from './service-client.store.ts';

/** A week: a secret that nobody changes over in that time is forgotten rather than in use. */
export const longestOverlapHours = 168;

export type RolledClient = { client: ServiceClientRow; clientSecret: string };

/**
 * A new secret, in this answer and nowhere else. The one before is accepted for the overlap; one that was still
 * accepted from an earlier change is not. Without an overlap the old one may be in wrong hands: tokens that were
 * got with it hold no longer either.
 */
export function rollClientSecret(
  administration: Administration,
  { id, overlapHours }: { id: string; overlapHours: number },
): Promise<RolledClient> {
  return administer(administration, async ({ tx, mayAdminister }) => {
    if (!(overlapHours >= 0 && overlapHours <= longestOverlapHours))
      throw badUserInput([
        fieldProblem('overlapHours', administrationErrors.OVERLAP_INVALID, { maximum: longestOverlapHours }),
      ]);
    const client = await administeredClient(tx, id, mayAdminister);
    if (client.revokedAt)
      throw conflict({
        vi: 'Phần mềm này đã bị thu hồi. Hãy đăng ký phần mềm mới.',
        en: 'This software was revoked. Register it anew.',
      });
    const clientSecret = newClientSecret();
    const rolled = await new ServiceClientStore(tx).roll(id, hashClientSecret(clientSecret), overlapHours);
    if (overlapHours === 0) await raiseEpoch(tx, client.clientId);
    return { client: rolled, clientSecret };
  });
}
