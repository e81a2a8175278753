import type { GateLimits } from '../sign-in/sign-in-gate.ts';

/** Registrations hash passwords like sign-ins do, and leave them most of the machine. */
export const registrationLimits: GateLimits = { working: 2, waiting: 200, perNetwork: 202 };
