import { CityError, notFound } from '@city/kit/errors/city-error';
import { isUuid } from '@city/kit/text/is-uuid';
import type { Administrator } from '../administration/administration.ts';
import type { Queries } from '../database.ts';
import { type ServiceClientRow, ServiceClientStore } from './service-client.store.ts';

const what = { vi: 'phần mềm này', en: 'this service client' };

/** A client that the administrator looks after; one elsewhere answers like one that does not exist. */
export async function administeredClient(
  tx: Queries,
  id: string,
  mayAdminister: Administrator['mayAdminister'],
): Promise<ServiceClientRow> {
  const [client] = isUuid(id) ? await new ServiceClientStore(tx).findMany([id]) : [];
  if (!client) throw notFound(what);
  await mayAdminister(client.organizationId).catch((error: unknown) => {
    throw error instanceof CityError ? notFound(what) : error;
  });
  return client;
}
