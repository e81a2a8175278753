export const establishmentCookie = 'city-establishment';

const aYearSeconds = 31_536_000;

/** In the browser: which house the person works for, so that the server opens it next time. No secret. */
export function rememberEstablishment(id: string): void {
  // The Cookie Store is not in every browser that the portal serves.
  const cookie = `${establishmentCookie}=${encodeURIComponent(id)}; path=/; max-age=${aYearSeconds}; samesite=lax`;
  Object.assign(document, { cookie });
}
