import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

const userPresent = 0x01;
const userVerified = 0x04;
const hasCredentialData = 0x40;

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest();
const uint32 = (value: number) => Buffer.from([value >>> 24, value >>> 16, value >>> 8, value]);

/** An authenticator in software (ES256, no attestation), as WebAuthn level 3 describes one. */
export class SoftwarePasskey {
  readonly id = randomBytes(16);
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  readonly #origin: string;
  readonly #domain: string;
  readonly #isUserVerified: boolean;
  #counter = 0;

  constructor(origin: string, o: { domain?: string; isUserVerified?: boolean } = {}) {
    this.#origin = origin;
    this.#domain = o.domain ?? new URL(origin).hostname;
    this.#isUserVerified = o.isUserVerified ?? true;
  }

  /** The answer to `navigator.credentials.create`. */
  create({ challenge }: { challenge: string }) {
    const jwk = this.#keys.publicKey.export({ format: 'jwk' });
    const [x, y] = [jwk.x, jwk.y].map((part) => Buffer.from(part ?? '', 'base64url'));
    const coseKey = Buffer.concat([
      Buffer.from('a5010203262001215820', 'hex'),
      x ?? Buffer.alloc(0),
      Buffer.from('225820', 'hex'),
      y ?? Buffer.alloc(0),
    ]);
    const credentialData = Buffer.concat([
      Buffer.alloc(16),
      Buffer.from([0, this.id.length]),
      this.id,
      coseKey,
    ]);
    const authData = Buffer.concat([this.#authenticatorData(hasCredentialData), credentialData]);
    const attestationObject = Buffer.concat([
      Buffer.from('a363666d74646e6f6e656761747453746d74a068617574684461746158', 'hex'),
      Buffer.from([authData.length]),
      authData,
    ]);
    return this.#credential({
      clientDataJSON: this.#clientData('webauthn.create', challenge).toString('base64url'),
      attestationObject: attestationObject.toString('base64url'),
      transports: ['internal'],
    });
  }

  /** The answer to `navigator.credentials.get`. */
  get({ challenge }: { challenge: string }) {
    this.#counter += 1;
    const clientData = this.#clientData('webauthn.get', challenge);
    const authenticatorData = this.#authenticatorData(0);
    const signature = sign(
      'sha256',
      Buffer.concat([authenticatorData, sha256(clientData)]),
      this.#keys.privateKey,
    );
    return this.#credential({
      clientDataJSON: clientData.toString('base64url'),
      authenticatorData: authenticatorData.toString('base64url'),
      signature: signature.toString('base64url'),
    });
  }

  #clientData(type: string, challenge: string): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin: this.#origin, crossOrigin: false }));
  }

  #authenticatorData(more: number): Buffer {
    const flags = userPresent | (this.#isUserVerified ? userVerified : 0) | more;
    return Buffer.concat([sha256(this.#domain), Buffer.from([flags]), uint32(this.#counter)]);
  }

  #credential(response: Record<string, unknown>) {
    const id = this.id.toString('base64url');
    return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response };
  }
}
