import type { AccommodationContext } from '../context.ts';
import type { StayRecord } from './stay-record.ts';

export function resolveStay(
  { id }: { id: string },
  { loaders }: AccommodationContext,
): Promise<StayRecord | null> {
  return loaders.stays.load(String(id));
}
