import DataLoader from 'dataloader';
import { inOrder } from '../loading.ts';
import type { CitizenRow, CitizenStore } from './citizen.store.ts';

export function createCitizenLoader(store: CitizenStore): DataLoader<string, CitizenRow | null> {
  return new DataLoader((ids) => inOrder(ids, (known) => store.findMany(known)));
}
