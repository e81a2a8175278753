import { badUserInput, fieldProblem } from '../errors/city-error.ts';
import { sharedErrors } from '../errors/shared-errors.ts';
import { isUuid } from '../text/is-uuid.ts';

export type CursorKey = readonly (string | number)[];

/** What each part of a cursor's key must look like; a part that does not would end as an error in the database. */
type PartTypes = { string: string; number: number; uuid: string; instant: Date };
export type CursorPart = keyof PartTypes;
type DecodedKey<S extends readonly CursorPart[]> = { [I in keyof S]: PartTypes[S[I]] };

export type PageInfo = {
  hasNextPage: boolean;
  hasPreviousPage: boolean;
  startCursor: string | null;
  endCursor: string | null;
};
export type Page<T> = { nodes: T[]; pageInfo: PageInfo; totalCount: number };

const maximumPageSize = 500;
const maximumCursorLength = 2_000;
// As `toISOString` writes it, without the years that databases do not know.
const instantPattern = /^(?!0000)\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** Instants go in as ISO strings. */
export function encodeCursor(key: CursorKey): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** `decodeCursor(after, ['instant', 'uuid'])` gives `[Date, string]` or refuses the cursor. */
export function decodeCursor<const S extends readonly CursorPart[]>(cursor: string, shape: S): DecodedKey<S> {
  const key = parseKey(cursor);
  if (key?.length !== shape.length) throw invalidCursor();
  const decoded: unknown = shape.map((part, index) => decodePart(part, key[index]));
  return decoded as DecodedKey<S>;
}

export function invalidCursor(field = 'after') {
  return badUserInput([fieldProblem(field, sharedErrors.CURSOR_INVALID)]);
}

/** How many entries to return; fetch one more to know whether there is a next page. */
export function pageSize(first: number | null | undefined, defaultSize: number): number {
  const size = first ?? defaultSize;
  if (Number.isInteger(size) && size >= 1 && size <= maximumPageSize) return size;
  throw badUserInput([fieldProblem('first', sharedErrors.PAGE_SIZE_INVALID, { maximum: maximumPageSize })]);
}

/** `rows` holds up to `first + 1` rows from after the cursor. */
export function toPage<T>(
  rows: readonly T[],
  first: number,
  keyOf: (row: T) => CursorKey,
  options: { after?: string | null; totalCount: number },
): Page<T> {
  const nodes = rows.slice(0, first);
  const start = nodes[0];
  const end = nodes.at(-1);
  return {
    nodes,
    pageInfo: {
      hasNextPage: rows.length > first,
      hasPreviousPage: options.after != null,
      startCursor: start === undefined ? null : encodeCursor(keyOf(start)),
      endCursor: end === undefined ? null : encodeCursor(keyOf(end)),
    },
    totalCount: options.totalCount,
  };
}

function parseKey(cursor: string): unknown[] | null {
  if (cursor.length > maximumCursorLength) return null;
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(key) ? key : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function decodePart(part: CursorPart, value: unknown): string | number | Date {
  // 1e999 is a number in JSON and Infinity in JavaScript.
  if (part === 'number' && typeof value === 'number' && Number.isFinite(value)) return value;
  // PostgreSQL's text cannot hold U+0000.
  if (part === 'string' && typeof value === 'string' && !value.includes('\0')) return value;
  if (part === 'uuid' && typeof value === 'string' && isUuid(value)) return value;
  if (part === 'instant' && typeof value === 'string' && instantPattern.test(value)) {
    const instant = new Date(value);
    if (!Number.isNaN(instant.getTime())) return instant;
  }
  throw invalidCursor();
}
