import type { IncomingMessage, ServerResponse } from 'node:http';
import { SignatureVerifier } from '@city/kit/request-identity/gateway-signature';
import type { Revocation } from '../../src/authentication/revocation-list.ts';
import { signingSecret } from './subgraphs.ts';

/** Says which tokens hold no longer, as an issuer does: all at once without a cursor, then what is new. */
export class RevocationSource {
  isDown = false;
  refusals = 0;
  readonly #revocations: Revocation[] = [];
  readonly #waiting = new Set<() => void>();
  readonly #verifier = new SignatureVerifier({ secret: signingSecret });

  get waiting(): number {
    return this.#waiting.size;
  }

  add(...revocations: Revocation[]): void {
    this.#revocations.push(...revocations);
    this.#wakeAll();
  }

  /** From now on nobody is answered, and who waits is cut off. */
  fail(): void {
    this.isDown = true;
    this.#wakeAll();
  }

  answer(request: IncomingMessage, response: ServerResponse): void {
    const header = [request.headers['x-city-signature'] ?? []].flat()[0];
    const isSigned = this.#verifier.verify({ method: 'GET', path: request.url ?? '', body: '', header });
    if (this.isDown || !isSigned) {
      this.refusals += 1;
      response.writeHead(isSigned ? 503 : 401).end();
      return;
    }
    const after = new URL(request.url ?? '/', 'http://issuer').searchParams.get('after');
    const known = Number(after ?? 0);
    if (after === null || known < this.#revocations.length) {
      this.#tell(response, known);
      return;
    }
    const again = () => {
      this.#waiting.delete(again);
      if (this.isDown) response.destroy();
      else this.#tell(response, known);
    };
    this.#waiting.add(again);
    response.on('close', () => this.#waiting.delete(again));
  }

  #tell(response: ServerResponse, known: number): void {
    const [cursor, revocations] = [String(this.#revocations.length), this.#revocations.slice(known)];
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ cursor, revocations }));
  }

  #wakeAll(): void {
    for (const again of [...this.#waiting]) again();
  }
}
