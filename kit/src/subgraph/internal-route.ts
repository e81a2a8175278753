import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { CityError } from '../errors/city-error.ts';
import type { Logger } from '../log/log.ts';
import { SignatureVerifier, signatureHeader } from '../request-identity/gateway-signature.ts';
import { readBody } from './http-body.ts';

export type InternalAnswer = { status: number; content: object };

export type InternalRouteOptions<S extends z.ZodType> = {
  path: string;
  secret: string;
  log: Logger;
  maximumBytes: number;
  schema: S;
  handle(content: z.output<S>): Promise<InternalAnswer>;
};

/** A POST from another of our services, for `handleRequest`: signed as the gateway signs, once, and of the right form. */
export function createInternalRoute<S extends z.ZodType>(o: InternalRouteOptions<S>) {
  const verifier = new SignatureVerifier({ secret: o.secret });
  const { path } = o;

  async function answerTo(request: IncomingMessage): Promise<InternalAnswer> {
    const body = await readBody(request, o.maximumBytes);
    const header = [request.headers[signatureHeader] ?? []].flat()[0];
    if (!verifier.verify({ method: 'POST', path, body, header }))
      return problem(401, 'The signature is missing, wrong or used before');
    const content = readJson(body);
    if (content === undefined) return problem(400, 'The body is not JSON');
    const read = o.schema.safeParse(content);
    return read.success ? o.handle(read.data) : problem(400, z.prettifyError(read.error));
  }

  return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    if (request.url !== path || request.method !== 'POST') return false;
    const { status, content } = await answerTo(request).catch((error: unknown) => refusal(error, o));
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(content));
    return true;
  };
}

function refusal(error: unknown, { log, path }: { log: Logger; path: string }): InternalAnswer {
  if (error instanceof CityError) return problem(error.code === 'CONFLICT' ? 409 : 413, error.message);
  log.error({ err: error, path }, 'A request of another service failed');
  return problem(500, 'It failed: try again later');
}

const problem = (status: number, error: string): InternalAnswer => ({ status, content: { error } });

function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
