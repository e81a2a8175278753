/** How surely it is the person (acr): by one factor, or by two. Roles are exercised under the second only. */
export const oneFactor = 'urn:city:acr:1';
export const twoFactors = 'urn:city:acr:2';

/** A password and something the person has; or a passkey, which checks its user itself. */
export function assuranceOf(methods: readonly string[]): string {
  const isPasskey = methods.includes('pop');
  const hasSecond = methods.some((method) => method === 'otp' || method === 'recovery');
  return isPasskey || hasSecond || methods.includes('upstream-mfa') ? twoFactors : oneFactor;
}

/** As RFC 8176 lists them, with `mfa` where there were several factors. */
export function amrOf(methods: readonly string[]): string[] {
  return assuranceOf(methods) === twoFactors ? [...methods, 'mfa'] : [...methods];
}
