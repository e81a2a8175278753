import type { AccommodationContext } from '../context.ts';
import type { EstablishmentRecord } from './establishment-record.ts';

export function resolveEstablishment(
  { id, code }: { id?: string; code?: string },
  { loaders }: AccommodationContext,
): Promise<EstablishmentRecord | null> {
  if (id !== undefined) return loaders.establishments.load(String(id));
  return loaders.establishmentsByCode.load(String(code));
}
