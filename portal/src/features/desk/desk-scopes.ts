export const deskScopes = ['identity:verify'];
