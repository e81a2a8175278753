import DataLoader from 'dataloader';
import { inOrder } from '../loading.ts';
import type { AccessRecordRow, AccessRecordStore } from './access-record.store.ts';

export function createAccessRecordLoader(
  store: AccessRecordStore,
): DataLoader<string, AccessRecordRow | null> {
  return new DataLoader((ids) => inOrder(ids, (known) => store.findMany(known)));
}
