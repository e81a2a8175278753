import { CityError, notFound } from '@city/kit/errors/city-error';
import { isUuid } from '@city/kit/text/is-uuid';
import { type Administration, administer } from '../administration/administration.ts';
import { raiseEpoch } from '../revocation/revoke-tokens.ts';
import { type ServiceClientRow, ServiceClientStore } from './service-client.store.ts';

const what = { vi: 'phần mềm này', en: 'this service client' };

/** No token is issued to it any more, and those it has hold no longer. Revoking again changes nothing. */
export function revokeServiceClient(administration: Administration, id: string): Promise<ServiceClientRow> {
  return administer(administration, async ({ tx, administratorId, mayAdminister }) => {
    const clients = new ServiceClientStore(tx);
    const [client] = isUuid(id) ? await clients.findMany([id]) : [];
    if (!client) throw notFound(what);
    await mayAdminister(client.organizationId).catch((error: unknown) => {
      // A client elsewhere answers like one that does not exist.
      throw error instanceof CityError ? notFound(what) : error;
    });
    if (client.revokedAt) return client;
    await raiseEpoch(tx, client.clientId);
    return clients.revoke(client.id, administratorId);
  });
}
