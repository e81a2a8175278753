import type { IncomingMessage } from 'node:http';
import { cityError } from '../errors/city-error.ts';
import { sharedErrors } from '../errors/shared-errors.ts';

/** The bytes of the body as they came, since the signature is over bytes. Stops reading at the limit. */
export async function readBody(request: IncomingMessage, maximum: number): Promise<Buffer> {
  const tooLarge = cityError(sharedErrors.REQUEST_TOO_LARGE, {
    maximumKilobytes: Math.floor(maximum / 1000),
  });
  if (Number(request.headers['content-length'] ?? 0) > maximum) throw tooLarge;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maximum) throw tooLarge;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
