import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

type Bytes = Uint8Array<ArrayBuffer>;

const hashBytes = 32;

export const newClientSecret = (): string => randomBytes(32).toString('base64url');

/** Secrets are random and long, so a plain hash can't be guessed back and checking one costs nothing. */
export function hashClientSecret(secret: string): Bytes {
  return new Uint8Array(createHash('sha256').update(secret).digest());
}

/** The hashes of all secrets that are accepted, one behind the other. */
export function isSecretOf(hashes: Uint8Array, secret: string): boolean {
  const given = hashClientSecret(secret);
  let isOne = false;
  for (let at = 0; at + hashBytes <= hashes.length; at += hashBytes)
    // All of them are compared, so that the time does not tell which one it was.
    isOne = timingSafeEqual(hashes.subarray(at, at + hashBytes), given) || isOne;
  return isOne;
}
