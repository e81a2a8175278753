import { expect, test } from 'vitest';
import { hashClientSecret, isSecretOf, newClientSecret } from './client-secret.ts';

test('a secret is accepted while its hash is among those accepted, and no other is', () => {
  const [now, before, other] = [newClientSecret(), newClientSecret(), newClientSecret()];
  const both = Buffer.concat([hashClientSecret(now), hashClientSecret(before)]);
  expect([now, before, other].map((secret) => isSecretOf(both, secret))).toEqual([true, true, false]);
  expect(isSecretOf(hashClientSecret(now), before)).toBe(false);
  expect(isSecretOf(new Uint8Array(), '')).toBe(false);
  expect(isSecretOf(both.subarray(1), now)).toBe(false);
});
