import { createPrivateKey, createPublicKey, type JsonWebKey, sign, verify } from 'node:crypto';

export type Root = { day: string; length: number; root: string };
export type RootKeys = readonly (JsonWebKey & { kid?: string })[];

const type = 'access-root+jws';

/** A compact JWS by the first of the keys, those of the OpenID provider: whoever has `/jwks` can check it. */
export function signRoot(root: Root, [key]: RootKeys): string {
  if (!key) throw new Error('There is no key to sign with');
  const header = encode({ alg: 'EdDSA', typ: type, kid: key.kid });
  const content = `${header}.${encode(root)}`;
  const signature = sign(null, Buffer.from(content), createPrivateKey({ key, format: 'jwk' }));
  return `${content}.${signature.toString('base64url')}`;
}

/** What was signed, or null where none of the keys signed it. */
export function readSignedRoot(signature: string, keys: RootKeys): Root | null {
  const [header = '', payload = '', value = ''] = signature.split('.');
  const content = Buffer.from(`${header}.${payload}`);
  const isOurs = keys.some(({ kty, crv, x }) =>
    verify(
      null,
      content,
      createPublicKey({ key: { kty, crv, x }, format: 'jwk' }),
      Buffer.from(value, 'base64url'),
    ),
  );
  if (!isOurs || (decode(header) as { typ?: unknown }).typ !== type) return null;
  return decode(payload) as Root;
}

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const decode = (text: string): unknown => JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
