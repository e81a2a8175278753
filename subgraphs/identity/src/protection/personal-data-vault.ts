import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

type Bytes = Uint8Array<ArrayBuffer>;

const version = 1;
const ivBytes = 12;
const tagBytes = 16;

/**
 * Personal data as it lies in the rows: encrypted, and bound to its row and column, so that a value moved
 * to another person's row does not open. What must be found or be unique has a keyed hash beside it.
 */
export class PersonalDataVault {
  readonly #encryptionKey: Buffer;
  readonly #hashKey: Buffer;

  constructor(options: { encryptionKey: string; hashKey: string }) {
    this.#encryptionKey = derive(options.encryptionKey, 'identity personal data encryption');
    this.#hashKey = derive(options.hashKey, 'identity personal data fingerprint');
  }

  /** `place` says where the value lies, for example `phone:<citizen id>`. */
  seal(value: string, place: string): Bytes {
    const iv = randomBytes(ivBytes);
    const cipher = createCipheriv('aes-256-gcm', this.#encryptionKey, iv).setAAD(Buffer.from(place));
    const content = Buffer.concat([cipher.update(value, 'utf8'), cipher.final()]);
    return new Uint8Array(Buffer.concat([Buffer.of(version), iv, cipher.getAuthTag(), content]));
  }

  sealOptional(value: string | null, place: string): Bytes | null {
    return value === null ? null : this.seal(value, place);
  }

  open(sealed: Uint8Array, place: string): string {
    const bytes = Buffer.from(sealed);
    if (bytes[0] !== version)
      throw new Error('Personal data was sealed in a form that this release cannot open');
    const iv = bytes.subarray(1, 1 + ivBytes);
    const tag = bytes.subarray(1 + ivBytes, 1 + ivBytes + tagBytes);
    const decipher = createDecipheriv('aes-256-gcm', this.#encryptionKey, iv, { authTagLength: tagBytes });
    decipher.setAAD(Buffer.from(place)).setAuthTag(tag);
    const content = [decipher.update(bytes.subarray(1 + ivBytes + tagBytes)), decipher.final()];
    return Buffer.concat(content).toString('utf8');
  }

  /** The same for the same value and kind, and useless without the key. */
  fingerprint(kind: string, value: string): Bytes {
    return new Uint8Array(createHmac('sha256', this.#hashKey).update(`${kind}:${value}`).digest());
  }
}

function derive(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', purpose, 32));
}
