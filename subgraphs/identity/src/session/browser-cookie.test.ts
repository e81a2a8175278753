import { expect, test } from 'vitest';
import { browserCookie, browserIn } from './browser-cookie.ts';

test('no script reads the cookie of a browser, and under TLS nobody else can plant one', () => {
  const { name, options } = browserCookie('https://account.city.example');
  expect(name).toMatch(/^__Host-/);
  expect(options).toMatchObject({ secure: true, httpOnly: true, sameSite: 'lax', path: '/' });
  expect(options).not.toHaveProperty('domain');
  expect(browserCookie('http://localhost:4001').options.secure).toBe(false);
});

test('a browser that has none, or something else, gets one that nobody can guess', () => {
  const given = browserIn(undefined);
  expect(browserIn(given)).toBe(given);
  for (const other of [undefined, '', 'x', `${given}x`, 'ä'.repeat(43)])
    expect(browserIn(other)).not.toBe(other);
  expect(browserIn(undefined)).not.toBe(given);
});
