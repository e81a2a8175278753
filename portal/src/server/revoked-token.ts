import { createHash } from 'node:crypto';

const revokedReason = 'TOKEN_REVOKED';

/** The body of a close frame as the gateway sends it, unmasked: 4403 and the reason. */
const closeFrameBody = Buffer.concat([Buffer.from([0x11, 0x33]), Buffer.from(revokedReason)]);

/** Does the gateway end a socket here because the token was taken back? */
export function endsRevokedSocket(chunk: Buffer): boolean {
  return chunk.includes(closeFrameBody);
}

/** Does the gateway refuse a request because the token was taken back? */
export function isRevokedAnswer(status: number | undefined, body: string): boolean {
  return status === 401 && body.includes(`"${revokedReason}"`);
}

const mostRemembered = 10_000;

/** Tokens that the gateway refused before their time. They are minutes old at most, so that the oldest may go. */
export class RevokedTokens {
  readonly #hashes = new Set<string>();

  add(token: string): void {
    this.#hashes.add(hashOf(token));
    const [oldest] = this.#hashes;
    if (this.#hashes.size > mostRemembered && oldest !== undefined) this.#hashes.delete(oldest);
  }

  has(token: string): boolean {
    return this.#hashes.size > 0 && this.#hashes.has(hashOf(token));
  }
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64');
