import type { KoaContextWithOIDC } from 'oidc-provider';
import type { OidcPayloadStore } from './oidc-payload.store.ts';

/**
 * Nobody needs to be asked when the portal hands in the ID token of this very session:
 * only the portal has it, so that no other site can sign a person out.
 */
export function canSignOutAtOnce({ oidc }: KoaContextWithOIDC): boolean {
  const hint = oidc.entities.IdTokenHint?.payload;
  return hint?.sub !== undefined && hint.sub === oidc.session?.accountId;
}

/** Ends the session and every token that was given in it, and goes back to the portal. */
export async function signOutAtOnce(context: KoaContextWithOIDC, payloads: OidcPayloadStore): Promise<void> {
  const { session, params, provider } = context.oidc;
  if (!session) return;
  if (session.accountId) await payloads.endSession(session.uid, 'SIGNED_OUT');
  await session.destroy();
  context.cookies.set(provider.cookieName('session'), null, {
    signed: true,
    httpOnly: true,
    sameSite: 'lax',
  });
  context.status = 303;
  context.redirect(targetOf(params, provider.urlFor('end_session_success')));
}

function targetOf(params: Record<string, unknown> | undefined, fallback: string): string {
  // Checked by the provider against what the client registered.
  const { post_logout_redirect_uri: wanted, state } = params ?? {};
  if (typeof wanted !== 'string') return fallback;
  const target = new URL(wanted);
  if (typeof state === 'string') target.searchParams.set('state', state);
  return target.href;
}

/**
 * Where nobody is signed in there is nothing to end. The provider would answer with a page that posts itself
 * by script; going on at once needs none.
 */
export function skipEmptySignOut(payloads: OidcPayloadStore) {
  return async (context: KoaContextWithOIDC, next: () => Promise<void>): Promise<void> => {
    await next();
    const { oidc, status } = context;
    const isAnswered = oidc?.route === 'end_session' && status === 200;
    if (isAnswered && !oidc.session?.accountId) await signOutAtOnce(context, payloads);
  };
}
