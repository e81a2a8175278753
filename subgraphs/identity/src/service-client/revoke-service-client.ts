import { type Administration, administer } from '../administration/administration.ts';
import { raiseEpoch } from '../revocation/revoke-tokens.ts';
import { administeredClient } from './administered-client.ts';
import { type ServiceClientRow, ServiceClientStore } from './service-client.store.ts';

/** No token is issued to it any more, and those it has hold no longer. Revoking again changes nothing. */
export function revokeServiceClient(administration: Administration, id: string): Promise<ServiceClientRow> {
  return administer(administration, async ({ tx, administratorId, mayAdminister }) => {
    const client = await administeredClient(tx, id, mayAdminister);
    if (client.revokedAt) return client;
    await raiseEpoch(tx, client.clientId);
    return new ServiceClientStore(tx).revoke(client.id, administratorId);
  });
}
