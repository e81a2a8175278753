/** A plain link, not a client-side one: the browser leaves the portal for the identity provider. */
export function signInAddress(returnTo: string): string {
  return `/auth/sign-in?returnTo=${encodeURIComponent(returnTo)}`;
}
