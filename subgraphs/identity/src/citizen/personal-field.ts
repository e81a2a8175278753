import { forbidden } from '@city/kit/errors/city-error';
import type { IdentityContext } from '../context.ts';
import { isSelf } from './citizen.policy.ts';
import type { CitizenRow } from './citizen.store.ts';

type SealedField = 'phone' | 'email' | 'permanentAddress';

/** No law that this release carries out opens these fields to anyone but the citizen. */
export function requireSelf({ viewer, log }: IdentityContext, citizen: CitizenRow, field: string): void {
  viewer.requireAuthenticated();
  if (isSelf(viewer, citizen.id)) return;
  log.warn(
    { citizenId: citizen.id, field, clientId: viewer.clientId },
    'Refused a personal field of somebody else',
  );
  throw forbidden();
}

export function openSealedField(
  context: IdentityContext,
  citizen: CitizenRow,
  field: SealedField,
): string | null {
  requireSelf(context, citizen, field);
  const sealed = citizen[`${field}Cipher`];
  return sealed && context.vault.open(sealed, `${field}:${citizen.id}`);
}
