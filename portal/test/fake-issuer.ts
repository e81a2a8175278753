import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

type Grant = { nonce: string; challenge: string };

/** An OpenID provider of one page: it hands out codes without asking and counts what it was asked. */
export class FakeIssuer {
  readonly tokenRequests: URLSearchParams[] = [];
  readonly grants = new Map<string, Grant>();
  refreshAnswer: 'renew' | 'invalid_grant' | 'broken' = 'renew';
  accessTokenSeconds = 300;
  subject = 'citizen-1';
  url = '';
  #server: Server | null = null;
  #keys: Awaited<ReturnType<typeof generateKeyPair>> | null = null;
  #issued = 0;

  async start(): Promise<this> {
    this.#keys = await generateKeyPair('EdDSA');
    const server = createServer((request, response) => void this.#answer(request, response));
    this.#server = server;
    await new Promise<void>((resolve) => server.listen(0, resolve));
    this.url = `http://localhost:${(server.address() as AddressInfo).port}`;
    return this;
  }

  async stop(): Promise<void> {
    this.#server?.closeAllConnections();
    await new Promise((resolve) => this.#server?.close(resolve));
  }

  /** What the person's browser would come back with from this sign-in address. */
  approve(address: URL): URL {
    const code = `code-${this.grants.size + 1}`;
    const read = (name: string) => address.searchParams.get(name) ?? '';
    this.grants.set(code, { nonce: read('nonce'), challenge: read('code_challenge') });
    const back = new URL(read('redirect_uri'));
    back.searchParams.set('code', code);
    back.searchParams.set('state', read('state'));
    back.searchParams.set('iss', this.url);
    return back;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.url === '/.well-known/openid-configuration')
      return json(response, 200, this.#configuration());
    if (request.url === '/jwks' && this.#keys)
      return json(response, 200, { keys: [await exportJWK(this.#keys.publicKey)] });
    if (request.url !== '/token') return json(response, 404, {});
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const form = new URLSearchParams(Buffer.concat(chunks).toString());
    this.tokenRequests.push(form);
    if (form.get('grant_type') === 'refresh_token' && this.refreshAnswer !== 'renew') {
      const isBroken = this.refreshAnswer === 'broken';
      return json(response, isBroken ? 503 : 400, { error: isBroken ? 'server_error' : 'invalid_grant' });
    }
    this.#issued += 1;
    return json(response, 200, {
      access_token: `access-${this.#issued}`,
      refresh_token: `refresh-${this.#issued}`,
      token_type: 'Bearer',
      expires_in: this.accessTokenSeconds,
      id_token: await this.#idToken(this.grants.get(form.get('code') ?? '')?.nonce),
    });
  }

  async #idToken(nonce: string | undefined): Promise<string> {
    if (!this.#keys) throw new Error('The issuer has not started.');
    return new SignJWT(nonce ? { nonce } : {})
      .setProtectedHeader({ alg: 'EdDSA' })
      .setIssuer(this.url)
      .setAudience('portal')
      .setSubject(this.subject)
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(this.#keys.privateKey);
  }

  #configuration() {
    return {
      issuer: this.url,
      authorization_endpoint: `${this.url}/auth`,
      token_endpoint: `${this.url}/token`,
      jwks_uri: `${this.url}/jwks`,
      end_session_endpoint: `${this.url}/session/end`,
      authorization_response_iss_parameter_supported: true,
      id_token_signing_alg_values_supported: ['EdDSA'],
    };
  }
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}
