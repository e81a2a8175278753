import type { IdentityContext } from '../context.ts';
import { maySeeClient } from './service-client.policy.ts';

export async function resolveServiceClientReference(reference: { id: string }, context: IdentityContext) {
  const client = await context.loaders.serviceClients.load(reference.id);
  return client && maySeeClient(context.viewer, client) ? client : null;
}
