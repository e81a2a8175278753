import { createHmac, timingSafeEqual } from 'node:crypto';
import { cityError } from '../errors/city-error.ts';
import { fileErrors } from './file.errors.ts';
import { isMediaType, type MediaType } from './media-type.ts';

export type FileGrant = {
  method: 'PUT' | 'GET';
  key: string;
  size: number;
  mediaType: MediaType;
  /** Under which a browser saves a download. */
  fileName: string;
  expiresAt: Date;
};
export type SignedAddress = { url: string; expiresAt: Date };
export type AddressOptions = {
  key: string;
  size: number;
  mediaType: MediaType;
  fileName?: string;
  validForSeconds?: number;
};

export const filePath = '/files/';
const parameters = ['expires', 'size', 'type', 'name'] as const;

/** Addresses that carry their own permission: for one method, one file, its size and type, and a few minutes. */
export class SignedAddresses {
  private readonly baseUrl: string;
  private readonly secret: string;

  constructor(o: { baseUrl: string; secret: string }) {
    this.baseUrl = o.baseUrl;
    this.secret = o.secret;
  }

  forUpload(options: AddressOptions): SignedAddress {
    return this.sign('PUT', { validForSeconds: 900, ...options });
  }

  forDownload(options: AddressOptions): SignedAddress {
    return this.sign('GET', { validForSeconds: 300, ...options });
  }

  /** What an address permits; refuses one that was changed, is for another method, or is too old. */
  verify(method: string, url: URL): FileGrant {
    const key = url.pathname.slice(filePath.length);
    const [expires = '', size = '', type = '', fileName = ''] = parameters.map(
      (name) => url.searchParams.get(name) ?? '',
    );
    const expected = this.signatureOf([method, key, expires, size, type, fileName]);
    const given = Buffer.from(url.searchParams.get('signature') ?? '', 'base64url');
    const isGenuine = given.length === expected.length && timingSafeEqual(given, expected);
    if (!isGenuine || !isMediaType(type) || (method !== 'PUT' && method !== 'GET'))
      throw cityError(fileErrors.FILE_ADDRESS_INVALID);
    const expiresAt = new Date(Number(expires));
    if (expiresAt.getTime() < Date.now()) throw cityError(fileErrors.FILE_ADDRESS_EXPIRED);
    return { method, key, size: Number(size), mediaType: type, fileName, expiresAt };
  }

  private sign(method: string, o: AddressOptions & { validForSeconds: number }): SignedAddress {
    const expiresAt = new Date(Date.now() + o.validForSeconds * 1_000);
    const values = [String(expiresAt.getTime()), String(o.size), o.mediaType, o.fileName ?? ''];
    const url = new URL(`${filePath}${o.key}`, this.baseUrl);
    parameters.forEach((name, index) => {
      url.searchParams.set(name, values[index] ?? '');
    });
    url.searchParams.set('signature', this.signatureOf([method, o.key, ...values]).toString('base64url'));
    return { url: url.href, expiresAt };
  }

  /** As JSON, so that no part can pass for the beginning of the next. */
  private signatureOf(parts: readonly string[]): Buffer {
    return createHmac('sha256', this.secret).update(JSON.stringify(parts)).digest();
  }
}
