import type { Viewer } from '@city/kit/request-identity/viewer';
import type { ServiceClientRow } from './service-client.store.ts';

/** The machine itself, its organisation's people, and who manages the organisation's clients. */
export function maySeeClient(viewer: Viewer, client: ServiceClientRow): boolean {
  if (viewer.kind === 'client') return viewer.clientId === client.clientId;
  return viewer.memberships.some(({ organizationId }) => organizationId === client.organizationId);
}
