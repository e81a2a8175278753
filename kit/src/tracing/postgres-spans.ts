import pg from 'pg';
import { activeTraceId, inSpan, type SpanStart } from './spans.ts';

type Callback = (error: unknown, result: unknown) => void;
type Query = (this: pg.Client, ...given: unknown[]) => unknown;

const longestText = 2_000;

/**
 * A span for each statement that is sent within a trace: those of Prisma, of the feed and of stores alike, since all
 * go through `pg`. Called only where traces are recorded. The values of a statement are never part of it.
 */
export function traceStatements(): void {
  const prototype = pg.Client.prototype as unknown as { query: Query };
  const { query } = prototype;
  prototype.query = function traced(this: pg.Client, ...given: unknown[]) {
    const text = textOf(given[0]);
    // A statement that nobody asked for, such as the feed's look every second, is not worth a trace of its own.
    if (text === undefined || activeTraceId() === undefined) return query.apply(this, given);
    const start = () => startOf(this, text);
    const callback = given.at(-1);
    if (typeof callback !== 'function') {
      return inSpan(start, async () => query.apply(this, given));
    }
    const answer = callback as Callback;
    const rest = given.slice(0, -1);
    return inSpan(
      start,
      () =>
        new Promise((resolve, reject) => {
          query.call(this, ...rest, (error: unknown, result: unknown) => {
            if (error) reject(error);
            else resolve(result);
          });
        }),
    ).then(
      (result) => answer(null, result),
      (error) => answer(error, undefined),
    );
  };
}

function textOf(statement: unknown): string | undefined {
  if (typeof statement === 'string') return statement;
  if (typeof statement !== 'object' || statement === null || 'submit' in statement) return undefined;
  return 'text' in statement && typeof statement.text === 'string' ? statement.text : undefined;
}

function startOf({ database, host, port }: pg.Client, text: string): SpanStart {
  const operation = /^\s*(\w+)/.exec(text)?.[1]?.toUpperCase() ?? 'QUERY';
  return {
    name: database ? `${operation} ${database}` : operation,
    kind: 'client',
    attributes: {
      'db.system.name': 'postgresql',
      'db.namespace': database,
      'db.operation.name': operation,
      'db.query.text': text.slice(0, longestText),
      'server.address': host,
      'server.port': port,
    },
  };
}
