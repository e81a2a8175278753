import type { IncomingMessage } from 'node:http';
import { TextDecoder } from 'node:util';
import { type CityError, cityError } from '@city/kit/errors/city-error';
import { sharedErrors } from '@city/kit/errors/shared-errors';
import { gatewayErrors } from '../errors/gateway.errors.ts';
import { isSoundJson } from './json-text.ts';

/** The body as text, read no further than the limit: what is longer is refused before it is kept. */
export function readBody(request: IncomingMessage, maximumBytes: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const encoding = request.headers['content-encoding'];
    if (encoding && encoding !== 'identity') return reject(unreadable());
    if (Number(request.headers['content-length'] ?? 0) > maximumBytes) return reject(tooLarge(maximumBytes));
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= maximumBytes) {
        chunks.push(chunk);
        return;
      }
      request.pause();
      reject(tooLarge(maximumBytes));
    });
    request.on('end', () => {
      try {
        resolve(checkedText(Buffer.concat(chunks)));
      } catch (error) {
        reject(error);
      }
    });
    request.on('error', () => reject(unreadable()));
  });
}

function checkedText(body: Buffer): string {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch (error) {
    // What a decoder says of bytes that are no UTF-8.
    throw error instanceof TypeError ? unreadable() : error;
  }
  if (!isSoundJson(text)) throw unreadable();
  return text;
}

export function unreadable(): CityError {
  return cityError(gatewayErrors.REQUEST_UNREADABLE);
}

function tooLarge(maximumBytes: number): CityError {
  return cityError(sharedErrors.REQUEST_TOO_LARGE, { maximumKilobytes: Math.floor(maximumBytes / 1000) });
}
