/** A plain link, not a client-side one: the browser leaves the portal for the identity provider. */
export function signInAddress(returnTo: string): string {
  return `/auth/sign-in?returnTo=${encodeURIComponent(returnTo)}`;
}

/** Asks for password and code again, also of who is signed in. */
export function freshSignInAddress(returnTo: string): string {
  return `${signInAddress(returnTo)}&fresh=1`;
}
