import { localDay } from '@city/kit/time/vietnam-time';
import DataLoader from 'dataloader';
import { inOrder } from '../loading.ts';
import type { OrganizationRow, OrganizationStore } from './organization.store.ts';

export function createOrganizationLoader(
  store: OrganizationStore,
): DataLoader<string, OrganizationRow | null> {
  return new DataLoader((ids) => inOrder(ids, (known) => store.findMany(known, localDay(new Date()))));
}
