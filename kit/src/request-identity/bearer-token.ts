/** The token of an authorization header: undefined without one, null if the header holds something else. */
export function bearerToken(header: unknown): string | null | undefined {
  if (header === undefined || header === '') return undefined;
  if (typeof header !== 'string' || header.length > 16_384) return null;
  return /^Bearer ([\w-]+(?:\.[\w-]*)*)$/i.exec(header)?.[1] ?? null;
}
