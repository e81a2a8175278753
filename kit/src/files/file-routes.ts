import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Disk } from 'flydrive';
import { CityError, notFound } from '../errors/city-error.ts';
import type { Logger } from '../log/log.ts';
import { languageOf } from '../request-identity/language.ts';
import { receiveUpload } from './file-upload.ts';
import { type FileGrant, filePath, type SignedAddresses } from './signed-address.ts';

export type FileRoutesOptions = { disk: Disk; addresses: SignedAddresses; log: Logger };

const statusOf: Partial<Record<CityError['code'], number>> = {
  BAD_USER_INPUT: 400,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
};

/** For `handleRequest` of the subgraph's server: PUT and GET on signed addresses; true when it has answered. */
export function createFileRoutes({ disk, addresses, log }: FileRoutesOptions) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    const url = new URL(request.url ?? '', 'http://files');
    if (!url.pathname.startsWith(filePath)) return false;
    try {
      const grant = addresses.verify(request.method ?? '', url);
      if (grant.method === 'PUT') {
        await receiveUpload(disk, grant, request);
        response.writeHead(201).end();
      } else {
        await sendFile(disk, grant, response);
      }
    } catch (error) {
      refuse(request, response, error, log);
    }
    return true;
  };
}

async function sendFile(disk: Disk, grant: FileGrant, response: ServerResponse): Promise<void> {
  if (!(await disk.exists(grant.key))) throw notFound();
  const content = await disk.getStream(grant.key);
  response.writeHead(200, {
    'content-type': grant.mediaType,
    'content-length': grant.size,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(grant.fileName || 'file')}`,
    'cache-control': 'private, no-store',
    // Whatever was uploaded, a browser does not run it.
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
  });
  await pipeline(content, response);
}

function refuse(request: IncomingMessage, response: ServerResponse, error: unknown, log: Logger): void {
  const hasLeft = request.destroyed && !request.complete;
  if (hasLeft) log.debug({ err: error }, 'The other side broke off an upload');
  else if (!(error instanceof CityError)) log.error({ err: error }, 'A file could not be sent or stored');
  if (response.headersSent || hasLeft) {
    response.destroy();
    return;
  }
  const language = languageOf(request.headers['accept-language']);
  const known = error instanceof CityError ? error : null;
  const body = { code: known?.reason ?? known?.code ?? 'INTERNAL', message: known?.messages[language] };
  // The rest of a refused body is not read: the connection ends with the answer.
  response
    .writeHead((known && statusOf[known.code]) ?? 500, {
      'content-type': 'application/json; charset=utf-8',
      connection: 'close',
    })
    .end(JSON.stringify(body));
}
