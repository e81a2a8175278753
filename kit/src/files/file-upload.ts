import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import type { Disk } from 'flydrive';
import { badUserInput, cityError, fieldProblem } from '../errors/city-error.ts';
import { fileErrors } from './file.errors.ts';
import { detectMediaType, type MediaType, signatureLength } from './media-type.ts';
import type { FileGrant } from './signed-address.ts';

/** For the mutation that grants an upload: refuses what would be refused later, before an address is given. */
export function assertUploadable(size: number, maximumSize: number): void {
  if (Number.isInteger(size) && size > 0 && size <= maximumSize) return;
  throw badUserInput([fieldProblem('size', fileErrors.FILE_TOO_LARGE, { maximum: maximumSize })]);
}

/**
 * Stores an upload whole or not at all, and once: what was looked at and accepted cannot be replaced later
 * through the same address.
 */
export async function receiveUpload(disk: Disk, grant: FileGrant, request: IncomingMessage): Promise<void> {
  // Node reads no more than this many bytes as the body, so nothing larger is ever taken in.
  if (Number(request.headers['content-length'] ?? Number.NaN) !== grant.size)
    throw cityError(fileErrors.FILE_SIZE_REFUSED, { size: grant.size });
  if (await disk.exists(grant.key)) throw cityError(fileErrors.FILE_EXISTS);

  const incoming = `incoming/${randomUUID()}`;
  const content = Readable.from(ofType(request, grant.mediaType));
  try {
    await disk.putStream(incoming, content, { contentType: grant.mediaType, contentLength: grant.size });
  } catch (error) {
    await disk.delete(incoming);
    // The driver reports only that it could not write; what was wrong with the content is known there.
    throw content.errored ?? error;
  }
  if (await disk.exists(grant.key)) {
    await disk.delete(incoming);
    throw cityError(fileErrors.FILE_EXISTS);
  }
  await disk.move(incoming, grant.key);
}

/** The body, once its first bytes have shown that it is what it was said to be. */
async function* ofType(body: AsyncIterable<Buffer>, mediaType: MediaType): AsyncGenerator<Buffer> {
  let start: Buffer | null = Buffer.alloc(0);
  for await (const chunk of body) {
    if (start === null) {
      yield chunk;
      continue;
    }
    start = Buffer.concat([start, chunk]);
    if (start.length < signatureLength) continue;
    assertType(start, mediaType);
    yield start;
    start = null;
  }
  if (start === null) return;
  assertType(start, mediaType);
  yield start;
}

function assertType(start: Buffer, mediaType: MediaType): void {
  if (detectMediaType(start.subarray(0, signatureLength)) !== mediaType)
    throw cityError(fileErrors.FILE_TYPE_REFUSED, { mediaType });
}
