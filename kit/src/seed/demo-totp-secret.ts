import { createHmac } from 'node:crypto';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const secretBytes = 20;

/** The base32 secret of a demo person's one-time codes: it follows from the key, as demo clients' secrets do. */
export function demoTotpSecret(key: string, name: string): string {
  const bytes = createHmac('sha256', key).update(`totp:${name}`).digest().subarray(0, secretBytes);
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? []).map((group) => alphabet[Number.parseInt(group, 2)]).join('');
}
