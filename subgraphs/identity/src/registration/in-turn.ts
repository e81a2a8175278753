import { rateLimited } from '@city/kit/errors/city-error';
import type { IdentityContext } from '../context.ts';
import { evenly } from './even-answer.ts';

const busyRetrySeconds = 5;

/**
 * Work for somebody of whom nothing is known: in its turn among all who are nobody yet, and with one time for whatever
 * comes of it. Who finds no room is told at once: that says nothing of anybody's account, and nothing is held for it.
 */
export async function inTurn<T>(
  { registrationGate: gate, network }: Pick<IdentityContext, 'registrationGate' | 'network'>,
  stepMs: number,
  work: () => Promise<T>,
): Promise<T> {
  if (!gate.hasRoom(network)) throw rateLimited(busyRetrySeconds);
  const outcome = await evenly(stepMs, () => gate.pass(network, async () => ({ result: await work() })));
  if (outcome === null) throw rateLimited(busyRetrySeconds);
  return outcome.result;
}
