import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** Argon2id (2 in the library's own enumeration) with 19 MiB, two passes and one lane. */
const parameters = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const longestPassword = 256;

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), parameters);
}

let nobodysHash: Promise<string> | undefined;

/**
 * Takes as long for an account that does not exist as for one that does,
 * since the time of the answer would otherwise tell which names have an account.
 */
export async function isPasswordOf(passwordHash: string | null, password: string): Promise<boolean> {
  nobodysHash ??= hashPassword(randomBytes(32).toString('base64url'));
  const isRight = await verify(passwordHash ?? (await nobodysHash), password.normalize('NFC'));
  return isRight && passwordHash !== null;
}
