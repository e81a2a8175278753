import { randomBytes } from 'node:crypto';

/** As long as a browser is remembered that nobody signs in from; each sign-in begins the time anew. */
const browserDays = 365;

/** Under TLS in a form that no other host, and no page beside ours, can set in a person's browser. */
export function browserCookie(issuer: string) {
  const secure = issuer.startsWith('https:');
  return {
    name: secure ? '__Host-city_browser' : 'city_browser',
    options: {
      secure,
      httpOnly: true,
      sameSite: 'lax',
      path: '/',
      maxAge: browserDays * 86_400_000,
      signed: false,
      overwrite: true,
    },
  } as const;
}

/** What a request says in this cookie. */
export function cookieIn(header: string | undefined, name: string): string | undefined {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}

/** What the browser was given, or something new for one that has nothing of ours. */
export function browserIn(cookie: string | undefined): string {
  return cookie && /^[\w-]{43}$/.test(cookie) ? cookie : randomBytes(32).toString('base64url');
}
