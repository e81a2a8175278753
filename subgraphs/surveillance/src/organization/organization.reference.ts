/** Whether there is such an organisation is for the identity subgraph to say: here it has cameras or none. */
export const organizationReference = {
  __resolveReference: ({ id }: { id: unknown }) => ({ id: String(id) }),
};
