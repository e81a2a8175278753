/** The address under the issuer to which another provider sends people back. */
export const upstreamPath = '/upstream/callback';
