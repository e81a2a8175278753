import type { IdentityContext } from '../context.ts';
import { administers } from '../membership/membership.policy.ts';
import { maySeeClient } from './service-client.policy.ts';

export async function resolveServiceClientReference(reference: { id: string }, context: IdentityContext) {
  const { viewer, loaders } = context;
  const client = await loaders.serviceClients.load(reference.id);
  if (!client || maySeeClient(viewer, client)) return client;
  const isLookedAfter = await administers(
    viewer,
    client.organizationId,
    loaders.organizations,
    'identity:clients',
  );
  return isLookedAfter ? client : null;
}
