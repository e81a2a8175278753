/** Who looks after members and clients; an administrator holds both. */
export const administrationScopes = ['identity:members', 'identity:clients'];
