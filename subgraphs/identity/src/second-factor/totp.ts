import { Secret, TOTP } from 'otpauth';

export const totpDigits = 6;
const periodSeconds = 30;

/** A new secret of 160 bits, as RFC 4226 recommends, in base32. */
export const newTotpSecret = (): string => new Secret({ size: 20 }).base32;

const totpOf = (secret: string, account: string) =>
  new TOTP({
    issuer: 'Phú Quốc',
    label: account,
    algorithm: 'SHA1',
    digits: totpDigits,
    period: periodSeconds,
    secret: Secret.fromBase32(secret),
  });

/** What the QR code says. Every authenticator app reads SHA-1, six digits, half a minute. */
export const totpAddress = (secret: string, account: string): string => totpOf(secret, account).toString();

export const stepAt = (now: number): number => Math.floor(now / 1000 / periodSeconds);

/** The half minute whose code this is, at most `drift` away from now, or null. */
export function stepOfCode(o: { secret: string; code: string; drift: number; now: number }): number | null {
  const delta = totpOf(o.secret, '').validate({ token: o.code, window: o.drift, timestamp: o.now });
  return delta === null ? null : stepAt(o.now) + delta;
}

export function codeOfStep(secret: string, step: number): string {
  return totpOf(secret, '').generate({ timestamp: step * periodSeconds * 1000 });
}
