import { expect, test } from 'vitest';
import { browserCookie, browserIn, cookieIn } from './browser-cookie.ts';

test('no script reads the cookie of a browser, and under TLS nobody else can plant one', () => {
  const { name, options } = browserCookie('https://account.city.example');
  expect(name).toMatch(/^__Host-/);
  expect(options).toMatchObject({ secure: true, httpOnly: true, sameSite: 'lax', path: '/' });
  expect(options).not.toHaveProperty('domain');
  expect(browserCookie('http://localhost:4001').options.secure).toBe(false);
});

test('a cookie is read by its whole name', () => {
  expect(cookieIn('xcity_browser=a; city_browser=b=c; city_browser=d', 'city_browser')).toBe('b=c');
  for (const header of [undefined, '', 'city_browser', 'city_browser_2=a'])
    expect(cookieIn(header, 'city_browser')).toBeUndefined();
});

test('a browser that has none, or something else, gets one that nobody can guess', () => {
  const given = browserIn(undefined);
  expect(browserIn(given)).toBe(given);
  for (const other of [undefined, '', 'x', `${given}x`, 'ä'.repeat(43)])
    expect(browserIn(other)).not.toBe(other);
  expect(browserIn(undefined)).not.toBe(given);
});
