import { expect, test } from 'vitest';
import { isUnused } from './unused-client.ts';

const now = new Date('2026-11-22T00:00:00Z');
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000);

test.each([
  ['used yesterday', { createdAt: ago(400), lastUsedAt: ago(1), revokedAt: null }, false],
  ['used 91 days ago', { createdAt: ago(400), lastUsedAt: ago(91), revokedAt: null }, true],
  ['never used, and old', { createdAt: ago(91), lastUsedAt: null, revokedAt: null }, true],
  ['never used, and new', { createdAt: ago(89), lastUsedAt: null, revokedAt: null }, false],
  ['revoked', { createdAt: ago(400), lastUsedAt: ago(200), revokedAt: ago(100) }, false],
])('a client %s', (_name, client, expected) => {
  expect(isUnused(client, now)).toBe(expected);
});
