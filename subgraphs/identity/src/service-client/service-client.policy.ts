import type { Viewer } from '@city/kit/request-identity/viewer';

type Registered = { clientId: string; organizationId: string };

/** The machine itself and the people of its organisation; who looks after clients from above is asked apart. */
export function maySeeClient(viewer: Viewer, client: Registered): boolean {
  if (viewer.kind === 'client') return viewer.clientId === client.clientId;
  return viewer.memberships.some(({ organizationId }) => organizationId === client.organizationId);
}
