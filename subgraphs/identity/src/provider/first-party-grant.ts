import { graphAudience } from '@city/kit/request-identity/access-token';
import type { Configuration } from 'oidc-provider';
import { allScopes } from '../membership/role-scopes.ts';

/** The grant under which a session's tokens are given out: the one of this session, or a new one. */
export const grantToFirstParty: NonNullable<Configuration['loadExistingGrant']> = async ({ oidc }) => {
  const { client, session, provider } = oidc;
  if (!client || !session?.accountId) return undefined;
  const existing = session.grantIdFor(client.clientId);
  const found = existing && (await provider.Grant.find(existing));
  if (found) return found;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope('openid offline_access');
  grant.addResourceScope(graphAudience, allScopes.join(' '));
  await grant.save();
  return grant;
};
