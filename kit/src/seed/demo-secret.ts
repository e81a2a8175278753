import { createHmac } from 'node:crypto';

/** Demo clients' secrets follow from one key, so that the seed and the programs that use them need not share a list. */
export function demoClientSecret(key: string, clientId: string): string {
  return createHmac('sha256', key).update(clientId).digest('base64url');
}
