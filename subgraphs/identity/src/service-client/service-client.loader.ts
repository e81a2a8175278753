import DataLoader from 'dataloader';
import { inOrder } from '../loading.ts';
import type { ServiceClientRow, ServiceClientStore } from './service-client.store.ts';

export function createServiceClientLoader(
  store: ServiceClientStore,
): DataLoader<string, ServiceClientRow | null> {
  return new DataLoader((ids) => inOrder(ids, (known) => store.findMany(known)));
}

/** By the name under which the machine signs in. */
export function createClientByClientIdLoader(
  store: ServiceClientStore,
): DataLoader<string, ServiceClientRow | null> {
  return new DataLoader(async (clientIds) => {
    const rows = await store.findByClientIds(clientIds);
    const byClientId = new Map(rows.map((row) => [row.clientId, row]));
    return clientIds.map((clientId) => byClientId.get(clientId) ?? null);
  });
}
