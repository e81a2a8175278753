import { addressesOf } from '@city/stack/city/addresses';
import { cityProcesses } from '@city/stack/city/process-list';
import { demoToken } from '@city/stack/sign-in/demo-token';
import { inject } from 'vitest';

export const settings = inject('settings');
export const secrets = inject('secrets');
export const addresses = addressesOf(settings);

const tokens = new Map<string, Promise<string>>();

/** The access token of a demonstration person or client; one sign-in for a test file. */
export function tokenOf(name: string): Promise<string> {
  const known = tokens.get(name) ?? demoToken(settings, name);
  tokens.set(name, known);
  return known;
}

/** Kills a process of the city as a crash would. The supervisor starts it again by itself. */
export function kill(name: string): void {
  const found = cityProcesses(settings.dataDirectory).find((one) => one.name === name);
  if (!found) throw new Error(`No process '${name}' in this city`);
  process.kill(found.pid, 'SIGKILL');
}
