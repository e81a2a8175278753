import type { KoaContextWithOIDC } from 'oidc-provider';
import { oneFactor } from '../sign-in/assurance.ts';

export type SignInOfToken = { sid?: string; acr?: string; amr?: string[]; auth_time?: number };

/** From which sign-in a person's access token comes, and how the person showed who it is (RFC 9068, 2.2.1). */
export function signInOf({ oidc }: KoaContextWithOIDC): SignInOfToken {
  const source = oidc.entities.RefreshToken ?? oidc.entities.AuthorizationCode;
  if (!source) return {};
  return {
    sid: source.sessionUid,
    acr: source.acr ?? oneFactor,
    amr: source.amr,
    auth_time: source.authTime,
  };
}
