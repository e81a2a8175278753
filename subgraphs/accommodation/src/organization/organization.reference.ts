import type { Organization } from './organization.type.ts';

/** Whether there is such an organisation is known to the identity subgraph alone. */
export function resolveOrganization({ id }: { id: string }): Organization {
  return { id: String(id) };
}
