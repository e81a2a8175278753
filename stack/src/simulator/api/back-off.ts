import type { BackOff } from '@city/client/back-off';

/** How patiently the field waits for a city that is away. */
export const fieldBackOff: BackOff = { firstMs: 500, longestMs: 15_000 };
