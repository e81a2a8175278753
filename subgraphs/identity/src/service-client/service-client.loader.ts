import DataLoader from 'dataloader';
import { inOrder } from '../loading.ts';
import type { ServiceClientRow, ServiceClientStore } from './service-client.store.ts';

export function createServiceClientLoader(
  store: ServiceClientStore,
): DataLoader<string, ServiceClientRow | null> {
  return new DataLoader((ids) => inOrder(ids, (known) => store.findMany(known)));
}
