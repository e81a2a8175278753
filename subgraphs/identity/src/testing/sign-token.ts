import { type KeyObject, sign } from 'node:crypto';

/** An access token as the provider makes it, signed with the key `test`. */
export function signToken(claims: object, privateKey: KeyObject): string {
  const header = { alg: 'EdDSA', typ: 'at+jwt', kid: 'test' };
  const parts = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
  const signature = sign(null, Buffer.from(parts.join('.')), privateKey).toString('base64url');
  return [...parts, signature].join('.');
}
