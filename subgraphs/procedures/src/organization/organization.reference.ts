/** Which organisations there are, identity knows: any id is one that may have procedures. */
export function resolveOrganization(reference: { id: string }): { id: string } {
  return { id: reference.id };
}
