import type { IncomingMessage, ServerResponse } from 'node:http';
import { CityError } from '@city/kit/errors/city-error';
import type { EventFeed } from '@city/kit/feed/event-feed';
import type { Logger } from '@city/kit/log/log';
import { SignatureVerifier, signatureHeader } from '@city/kit/request-identity/gateway-signature';
import { readBody } from '@city/kit/subgraph/http-body';
import { z } from 'zod';
import type { Database } from '../database.ts';
import { NotificationKind } from '../generated/prisma/enums.ts';
import { type Message, notify } from './notify.ts';

const path = '/internal/notifications';
const largestBytes = 20_000;

const text = (maximum: number) =>
  z
    .string()
    .min(1)
    .max(maximum)
    .regex(/^[^\0]*$/);
const localized = (maximum: number) =>
  z.strictObject({
    vi: text(maximum),
    en: text(maximum)
      .nullish()
      .transform((en) => en ?? null),
  });

const messageSchema = z.strictObject({
  citizenId: z.uuid(),
  kind: z.enum(NotificationKind),
  title: localized(200),
  body: localized(2_000),
  /** A path inside the portal, never another site. */
  link: z
    .string()
    .max(500)
    .regex(/^\/(?![/\\])[^\s\\]*$/)
    .nullish(),
  source: text(60),
  sourceReference: text(200),
});

/**
 * Where the jobs of the other subgraphs hand in what a person is to be told, signed as the gateway signs.
 * A job that is not sure whether it was heard asks again under the same reference.
 */
export function createHandInRoute(o: {
  database: Database;
  feed: Pick<EventFeed, 'ring'>;
  secret: string;
  log: Logger;
}) {
  const verifier = new SignatureVerifier({ secret: o.secret });

  return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    if (request.url !== path || request.method !== 'POST') return false;
    try {
      const body = await readBody(request, largestBytes);
      const header = [request.headers[signatureHeader] ?? []].flat()[0];
      if (!verifier.verify({ method: 'POST', path, body, header }))
        return answer(response, 401, { error: 'The signature is missing, wrong or used before' });
      const message = parse(body);
      if ('problem' in message) return answer(response, 400, { error: message.problem });
      return await handIn(o, message, response);
    } catch (error) {
      if (!(error instanceof CityError)) {
        o.log.error({ err: error }, 'A notification could not be kept');
        return answer(response, 500, { error: 'Not kept: try again later' });
      }
      return answer(response, error.code === 'CONFLICT' ? 409 : 413, { error: error.message });
    }
  };
}

async function handIn(
  { database, feed }: { database: Database; feed: Pick<EventFeed, 'ring'> },
  message: Message,
  response: ServerResponse,
): Promise<boolean> {
  const kept = await database.$transaction(async (tx) => {
    // An account that waits for its code is nobody yet, and must be able to make way.
    const where = { id: message.citizenId, confirmedAt: { not: null } };
    const isKnown = (await tx.citizen.count({ where })) > 0;
    return isKnown ? notify(tx, message) : null;
  });
  if (!kept) return answer(response, 404, { error: 'There is no such person' });
  if (kept.isNew) feed.ring();
  return answer(response, kept.isNew ? 201 : 200, { id: kept.id });
}

function parse(body: Buffer): Message | { problem: string } {
  try {
    const { data, error } = messageSchema.safeParse(JSON.parse(body.toString('utf8')));
    return data ?? { problem: z.prettifyError(error) };
  } catch (error) {
    if (error instanceof SyntaxError) return { problem: 'The body is not JSON' };
    throw error;
  }
}

function answer(response: ServerResponse, status: number, content: object): true {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(content));
  return true;
}
