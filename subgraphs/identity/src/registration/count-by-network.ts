import { rateLimited } from '@city/kit/errors/city-error';
import type { IdentityContext } from '../context.ts';
import { secondsUntil } from '../second-factor/confirm-password.ts';

/**
 * What strangers can set off, messages to phones above all, is bounded for each network in a quarter of an hour; 0 is
 * without limit.
 */
export async function countByNetwork(
  { attempts, vault, network }: Pick<IdentityContext, 'attempts' | 'vault' | 'network'>,
  purpose: string,
  limit: number,
): Promise<void> {
  if (limit === 0) return;
  const key = vault.fingerprint(purpose, network);
  const attempt = await attempts.begin(key, key, { perAccount: limit, perAddress: limit });
  if ('lockedUntil' in attempt) throw rateLimited(secondsUntil(attempt.lockedUntil));
}
