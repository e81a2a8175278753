import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '@city/kit/log/log';
import { SignatureVerifier, signatureHeader } from '@city/kit/request-identity/gateway-signature';
import type { RevocationPage, RevocationStore } from './revocation.store.ts';

const path = '/internal/revocations';
/** Shorter than any proxy keeps a silent connection. */
const longestWaitMs = 20_000;
/** How long news may lie unread. A look is one indexed query, and only gateways look. */
const lookAgainMs = 250;
/** A snapshot as PostgreSQL writes it: the oldest open transaction, the next one, those open in between. */
const cursorForm = /^\d{1,20}:\d{1,20}:[\d,]{0,8000}$/;

export type RevocationsRoute = {
  handle(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
  /** Answers whoever waits, so that the process can end. */
  stop(): void;
};

/**
 * Where gateways follow which tokens hold no longer. Without a cursor the answer is all that is kept, at once; with
 * the cursor of an answer before, it waits until there is news.
 */
export function createRevocationsRoute(o: {
  revocations: Pick<RevocationStore, 'since'>;
  secret: string;
  log: Logger;
  longestWaitMs?: number;
}): RevocationsRoute {
  const verifier = new SignatureVerifier({ secret: o.secret });
  const stopping = new AbortController();

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const url = new URL(request.url ?? '/', 'http://identity');
    if (url.pathname !== path || request.method !== 'GET') return false;
    const header = [request.headers[signatureHeader] ?? []].flat()[0];
    if (!verifier.verify({ method: 'GET', path: request.url ?? '', body: '', header }))
      return answer(response, 401, { error: 'The signature is missing, wrong or used before' });
    const after = url.searchParams.get('after');
    if (after !== null && !cursorForm.test(after))
      return answer(response, 400, { error: 'The cursor is not one of ours: ask without one' });
    try {
      return answer(response, 200, await news(after, response));
    } catch (error) {
      o.log.error({ err: error }, 'Revocations could not be read');
      return answer(response, 500, { error: 'Try again' });
    }
  }

  async function news(after: string | null, response: ServerResponse): Promise<RevocationPage> {
    const until = performance.now() + (o.longestWaitMs ?? longestWaitMs);
    for (;;) {
      const page = await o.revocations.since(after);
      const isOver = stopping.signal.aborted || response.destroyed || performance.now() >= until;
      if (after === null || page.revocations.length > 0 || isOver) return page;
      await delay(lookAgainMs, undefined, { signal: stopping.signal }).catch(ignoreStop);
    }
  }

  function ignoreStop(error: unknown): void {
    if (!stopping.signal.aborted) throw error;
  }

  return { handle, stop: () => stopping.abort() };
}

function answer(response: ServerResponse, status: number, content: object): true {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(content));
  return true;
}
