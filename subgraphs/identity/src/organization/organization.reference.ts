import type { IdentityContext } from '../context.ts';

export const resolveOrganizationReference = (reference: { id: string }, { loaders }: IdentityContext) =>
  loaders.organizations.load(reference.id);
