import { createHash } from 'node:crypto';
import { EncryptJWT, errors, jwtDecrypt } from 'jose';

/** Encrypts what the portal keeps in the browser: the browser carries it, only the portal can read or make it. */
export class Seal {
  readonly #key: Uint8Array;

  constructor(secret: string) {
    this.#key = createHash('sha256').update(secret).digest();
  }

  async close(purpose: string, value: object, lifetimeSeconds: number): Promise<string> {
    return new EncryptJWT({ value })
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
      .setAudience(purpose)
      .setIssuedAt()
      .setExpirationTime(`${lifetimeSeconds}s`)
      .encrypt(this.#key);
  }

  /** Null for anything that this portal did not seal for this purpose, or that has expired. */
  async open(purpose: string, sealed: string): Promise<unknown> {
    try {
      const { payload } = await jwtDecrypt(sealed, this.#key, {
        audience: purpose,
        keyManagementAlgorithms: ['dir'],
        contentEncryptionAlgorithms: ['A256GCM'],
      });
      return payload.value ?? null;
    } catch (error) {
      if (error instanceof errors.JOSEError) return null;
      throw error;
    }
  }
}
