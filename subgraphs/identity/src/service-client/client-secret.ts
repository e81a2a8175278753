import { createHash, timingSafeEqual } from 'node:crypto';

type Bytes = Uint8Array<ArrayBuffer>;

/** Secrets are random and long, so a plain hash can't be guessed back and checking one costs nothing. */
export function hashClientSecret(secret: string): Bytes {
  return new Uint8Array(createHash('sha256').update(secret).digest());
}

export function isSecretOf(hash: Uint8Array, secret: string): boolean {
  return timingSafeEqual(hash, hashClientSecret(secret));
}
