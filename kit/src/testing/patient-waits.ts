import { vi } from 'vitest';

type Options = Parameters<typeof vi.waitFor>[1];

/** What is waited for is a condition. How long it may take says nothing of the code on a machine that has more to do. */
const patienceMs = 30_000;
const patient = Symbol.for('city.patient-waits');

const withPatience = (options: Options): Options =>
  typeof options === 'number' ? options : { timeout: patienceMs, ...options };

// Test files that share a process share this object too.
if (!(patient in vi)) {
  const { waitFor, waitUntil } = vi;
  Object.assign(vi, {
    [patient]: true,
    waitFor: (condition: () => unknown, options?: Options) => waitFor(condition, withPatience(options)),
    waitUntil: (condition: () => unknown, options?: Options) => waitUntil(condition, withPatience(options)),
  });
}
