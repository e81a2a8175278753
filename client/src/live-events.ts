import { setTimeout as sleep } from 'node:timers/promises';
import { type BackOff, delayMs } from './back-off.ts';
import type { LiveSocket } from './live-socket.ts';
import {
  type GraphError,
  GraphRefused,
  GraphUnavailable,
  isUnauthenticated,
  type Problem,
  toProblem,
  toUnavailable,
} from './problems.ts';

export type LiveEvent<Data> = { data: Data; problems: readonly Problem[] };

export type LiveRequest<Data> = {
  query: string;
  variables: Record<string, unknown>;
  /** The cursor to begin with; null begins now. */
  after: string | null;
  cursorOf: (data: Data) => string;
  /** Something may have happened that no event tells of: read the state afresh. */
  onGap: (why: 'CURSOR_EXPIRED' | 'NO_CURSOR_YET') => void;
  signal?: AbortSignal;
  backOff: BackOff;
};

/** So often in a row may a token be refused before it is believed. */
const refusalsBelieved = 3;
/** The protocol was not kept: coming back would end alike. */
const finalCloseCodes = new Set([4400, 4406, 4409, 4429]);

/** Events in commit order, each once, over as many connections as it takes. Ends by `break` or by the signal. */
export async function* liveEvents<Data>(
  socket: LiveSocket,
  request: LiveRequest<Data>,
): AsyncGenerator<LiveEvent<Data>, void> {
  const { query, variables, cursorOf, onGap, signal, backOff } = request;
  let cursor = request.after;
  let failures = 0;
  let refusals = 0;
  while (!signal?.aborted) {
    const stream = socket.client.iterate<Data>({ query, variables: { ...variables, after: cursor } });
    const stop = () => void stream.return?.();
    signal?.addEventListener('abort', stop);
    let waitMs = 0;
    let gap: Parameters<typeof onGap>[0] = 'NO_CURSOR_YET';
    try {
      for await (const { data, errors = [] } of stream) {
        const problems = errors.map((error) => toProblem(error as GraphError));
        if (data === null || data === undefined) throw toUnavailable(problems) ?? new GraphRefused(problems);
        failures = 0;
        refusals = 0;
        cursor = readCursor(data, cursorOf);
        yield { data, problems };
      }
    } catch (error) {
      if (error instanceof NoCursor) throw error;
      const problem = toFailure(error);
      if (problem instanceof GraphRefused) {
        if (problem.has('CURSOR_EXPIRED')) {
          cursor = null;
          gap = 'CURSOR_EXPIRED';
        } else {
          refusals += 1;
          if (!isUnauthenticated(problem.problems) || refusals >= refusalsBelieved) throw problem;
          socket.forgetToken();
        }
      } else waitMs = problem.retryAfterMs;
    } finally {
      signal?.removeEventListener('abort', stop);
    }
    if (signal?.aborted) return;
    if (cursor === null) onGap(gap);
    failures += 1;
    await pause(Math.max(waitMs, delayMs(failures, backOff)), signal);
  }
}

/** A mistake of the program, and no broken line: coming back would not help. */
class NoCursor extends TypeError {
  override readonly name = 'NoCursor';
}

function readCursor<Data>(data: Data, cursorOf: (data: Data) => unknown): string {
  let cursor: unknown;
  try {
    cursor = cursorOf(data);
  } catch (cause) {
    throw new NoCursor('cursorOf failed: does the operation select eventCursor?', { cause });
  }
  if (typeof cursor !== 'string')
    throw new NoCursor('cursorOf gave no text: does the operation select eventCursor?');
  return cursor;
}

/** Shorter where the signal comes first, which the loop then sees. */
async function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  try {
    await sleep(ms, undefined, { signal });
  } catch (error) {
    if (!signal?.aborted) throw error;
  }
}

/** graphql-ws rejects with the errors of the graph as a list, with the socket's close event, or with an error. */
function toFailure(error: unknown): GraphRefused | GraphUnavailable {
  if (error instanceof GraphRefused || error instanceof GraphUnavailable) return error;
  if (Array.isArray(error)) {
    const problems = error.map((each) => toProblem(each as GraphError));
    return toUnavailable(problems) ?? new GraphRefused(problems);
  }
  const { code, reason } = closeOf(error);
  if (code === 4401 || code === 4403) {
    return new GraphRefused([
      toProblem({ message: reason, extensions: { code: 'UNAUTHENTICATED', reason } }),
    ]);
  }
  if (code !== null && finalCloseCodes.has(code)) {
    return new GraphRefused([
      toProblem({ message: `${code} ${reason}`, extensions: { code: 'BAD_USER_INPUT' } }),
    ]);
  }
  return new GraphUnavailable(code === null ? 'The line broke' : `Closed with ${code} ${reason}`, {
    cause: error,
  });
}

function closeOf(error: unknown): { code: number | null; reason: string } {
  if (typeof error !== 'object' || error === null || !('code' in error)) return { code: null, reason: '' };
  const reason = 'reason' in error ? String(error.reason) : '';
  return { code: typeof error.code === 'number' ? error.code : null, reason };
}
