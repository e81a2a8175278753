import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

export const signatureHeader = 'x-city-signature';

export type SignedRequest = { method: string; path: string; body: string | Uint8Array };

/** What the gateway says with a request besides that it is its own. */
export type SignedWords = {
  /** For whom it asks, as `networkDigest` tells networks apart: a subgraph counts by it and learns no address. */
  network?: string | undefined;
};

type SigningRequest = SignedRequest & SignedWords;

/** The value of the header by which a subgraph knows that the gateway itself sent exactly this request, once. */
export function signRequest(request: SigningRequest & { secret: string; now?: number }): string {
  const { secret, network } = request;
  const time = String(request.now ?? Date.now());
  const nonce = randomBytes(16).toString('base64url');
  const said = network === undefined ? '' : `w=${network},`;
  return `t=${time},n=${nonce},${said}v1=${digest(secret, time, nonce, request).toString('hex')}`;
}

/** One word for one network of clients, the same in every gateway of a city, from which nobody else reads an address. */
export function networkDigest(secret: string, address: string): string {
  return createHmac('sha256', secret).update(`network ${address}`).digest('base64url').slice(0, 22);
}

/** The header to send with a request; none without a secret, for subgraphs that do not ask for a signature. */
export function signatureHeaders(
  request: SigningRequest & { secret: string | undefined },
): Record<string, string> {
  const { secret } = request;
  return secret === undefined ? {} : { [signatureHeader]: signRequest({ ...request, secret }) };
}

const headerForm = /^t=(\d{1,15}),n=([\w-]{16,64})(?:,w=([\w-]{22}))?,v1=([0-9a-f]{64})$/;

/** Refuses what is not signed with the secret, is older or newer than the tolerance, or was seen before. */
export class SignatureVerifier {
  private readonly secret: string;
  private readonly toleranceMs: number;
  private readonly now: () => number;
  // Two generations instead of a timer for each nonce: the older one is dropped as a whole.
  private seen = new Set<string>();
  private seenBefore = new Set<string>();
  private generationStartedAt: number;

  constructor(options: { secret: string; toleranceMs?: number; now?: () => number }) {
    this.secret = options.secret;
    this.toleranceMs = options.toleranceMs ?? 30_000;
    this.now = options.now ?? Date.now;
    this.generationStartedAt = this.now();
  }

  verify(request: SignedRequest & { header: string | undefined }): boolean {
    return this.read(request) !== null;
  }

  /** What the gateway says with the request; null where it is not the gateway's. */
  read(request: SignedRequest & { header: string | undefined }): SignedWords | null {
    const [, time, nonce, network, signature] = headerForm.exec(request.header ?? '') ?? [];
    if (time === undefined || nonce === undefined || signature === undefined) return null;
    if (Math.abs(this.now() - Number(time)) > this.toleranceMs) return null;
    const { method, path, body } = request;
    const expected = digest(this.secret, time, nonce, { method, path, body, network });
    if (!timingSafeEqual(expected, Buffer.from(signature, 'hex'))) return null;
    // Only nonces of valid signatures are kept, so that a stranger cannot fill the memory.
    return this.isFirstUse(nonce) ? { network } : null;
  }

  get rememberedNonces(): number {
    return this.seen.size + this.seenBefore.size;
  }

  private isFirstUse(nonce: string): boolean {
    // A signature is accepted from `toleranceMs` before to `toleranceMs` after its time: twice the tolerance.
    if (this.now() - this.generationStartedAt > 2 * this.toleranceMs) {
      this.seenBefore = this.seen;
      this.seen = new Set();
      this.generationStartedAt = this.now();
    }
    if (this.seen.has(nonce) || this.seenBefore.has(nonce)) return false;
    this.seen.add(nonce);
    return true;
  }
}

function digest(
  secret: string,
  time: string,
  nonce: string,
  { method, path, body, network }: SigningRequest,
): Buffer {
  const bodyHash = createHash('sha256').update(body).digest('hex');
  const said = network === undefined ? '' : `.${network}`;
  return createHmac('sha256', secret)
    .update(`${time}.${nonce}.${method.toUpperCase()}.${path}.${bodyHash}${said}`)
    .digest();
}
