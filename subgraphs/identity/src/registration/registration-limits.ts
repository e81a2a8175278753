import type { GateLimits } from '../sign-in/sign-in-gate.ts';

/**
 * Registrations and recoveries hash passwords like sign-ins do, and leave them most of the machine. One network has ten
 * that wait: who sends more is told to come back, and takes neither the turns of others nor the gateway's connections.
 * No more wait than have their turn while somebody still waits for the answer: work for who has left helps nobody.
 */
export const registrationLimits: GateLimits = { working: 2, waiting: 40, perNetwork: 12 };

/** For a city that everybody asks from one address, such as one that is tried out. */
export const limitsWithoutNetworks: GateLimits = {
  working: 2,
  waiting: 100,
  perNetwork: Number.POSITIVE_INFINITY,
};
