const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** An id from outside that is none must not reach the database, which would fail instead of finding nothing. */
export function isUuid(text: string): boolean {
  return pattern.test(text);
}
