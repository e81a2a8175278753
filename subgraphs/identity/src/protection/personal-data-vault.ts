import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';

type Bytes = Uint8Array<ArrayBuffer>;
type Key = { id: Buffer; key: Buffer };

const version = 2;
const unnamedVersion = 1;
const keyIdBytes = 4;
const ivBytes = 12;
const tagBytes = 16;
const headBytes = 1 + keyIdBytes;

export type VaultKeys = {
  /** Seals, and opens what it sealed. */
  encryptionKey: string;
  /** Only open: what was sealed before the key was changed. */
  formerEncryptionKeys?: readonly string[];
  hashKey: string;
};

/**
 * Personal data as it lies in the rows: encrypted (AES-256-GCM), and bound to its row and column, so that a value moved
 * to another person's row does not open. What must be found or be unique has a keyed hash beside it. A sealed value
 * names its key: version (1 byte), key (4), nonce (12), tag (16), content.
 */
export class PersonalDataVault {
  readonly #current: Key;
  readonly #keys: readonly Key[];
  readonly #hashKey: Buffer;

  constructor({ encryptionKey, formerEncryptionKeys = [], hashKey }: VaultKeys) {
    this.#current = encryptionKeyOf(encryptionKey);
    this.#keys = [this.#current, ...formerEncryptionKeys.map(encryptionKeyOf)];
    this.#hashKey = derive(hashKey, 'identity personal data fingerprint');
  }

  /** With what a value begins that was sealed with the present key. */
  get currentHead(): Bytes {
    return new Uint8Array(Buffer.concat([Buffer.of(version), this.#current.id]));
  }

  /** `place` says where the value lies, for example `phone:<citizen id>`. */
  seal(value: string, place: string): Bytes {
    const iv = randomBytes(ivBytes);
    const cipher = createCipheriv('aes-256-gcm', this.#current.key, iv).setAAD(Buffer.from(place));
    const content = Buffer.concat([cipher.update(value, 'utf8'), cipher.final()]);
    return new Uint8Array(Buffer.concat([this.currentHead, iv, cipher.getAuthTag(), content]));
  }

  sealOptional(value: string | null, place: string): Bytes | null {
    return value === null ? null : this.seal(value, place);
  }

  open(sealed: Uint8Array, place: string): string {
    const bytes = Buffer.from(sealed);
    if (bytes[0] === unnamedVersion) return this.#openUnnamed(bytes.subarray(1), place);
    if (bytes[0] !== version)
      throw new Error('Personal data was sealed in a form that this release cannot open');
    const id = bytes.subarray(1, headBytes);
    const found = this.#keys.find((key) => key.id.equals(id));
    if (!found) throw new Error('Personal data was sealed with a key that is not configured any more');
    return decrypt(found.key, bytes.subarray(headBytes), place);
  }

  /** The first release sealed without naming the key: the one that fits is found by trying. */
  #openUnnamed(body: Buffer, place: string): string {
    const failures: unknown[] = [];
    for (const { key } of this.#keys) {
      try {
        return decrypt(key, body, place);
      } catch (error) {
        failures.push(error);
      }
    }
    throw new AggregateError(failures, 'Personal data does not open with any key that is configured');
  }

  /** The same for the same value and kind, and useless without the key. */
  fingerprint(kind: string, value: string): Bytes {
    return new Uint8Array(createHmac('sha256', this.#hashKey).update(`${kind}:${value}`).digest());
  }
}

function decrypt(key: Buffer, body: Buffer, place: string): string {
  const [iv, tag] = [body.subarray(0, ivBytes), body.subarray(ivBytes, ivBytes + tagBytes)];
  const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(place)).setAuthTag(tag);
  const content = [decipher.update(body.subarray(ivBytes + tagBytes)), decipher.final()];
  return Buffer.concat(content).toString('utf8');
}

function encryptionKeyOf(secret: string): Key {
  const key = derive(secret, 'identity personal data encryption');
  const id = createHash('sha256').update(key).digest().subarray(0, keyIdBytes);
  return { id, key };
}

function derive(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', purpose, 32));
}
