import { expect, test, vi } from 'vitest';
import { keepVisit, purposeOf, readVisit, type Visit } from './visit.ts';

const jar = vi.hoisted(() => new Map<string, string>());
vi.mock('next/headers', () => ({
  cookies: async () => ({
    get: (name: string) => (jar.has(name) ? { value: jar.get(name) } : undefined),
    set: (name: string, value: string) => jar.set(name, value),
  }),
}));
vi.mock('#server/environment.ts', () => ({
  readPortalEnvironment: () => ({ SESSION_SECRET: 'of-some-length', PORTAL_URL: 'http://portal.test' }),
}));

/** Browsers drop a cookie above it, name and attributes included. */
const mostBytes = 4_096;
const attributes =
  '; Path=/; Expires=Sun, 22 Nov 2026 08:55:17 GMT; Max-Age=1800; Secure; HttpOnly; SameSite=lax';

test('four people at once fit into a cookie, however long their names; the fifth takes the place of the first', async () => {
  const longest = (n: number): Visit => ({
    person: `${n}${'ữ'.repeat(59)}`,
    reason: 'unfreeze',
    detail: 'ễ'.repeat(100),
  });
  for (const n of [1, 2, 3, 4, 5]) await keepVisit(`visit-id-00${n}`, longest(n));
  const [[name, value] = ['', '']] = [...jar];
  expect(Buffer.byteLength(`${name}=${value}${attributes}`)).toBeLessThan(mostBytes);
  expect(await readVisit('visit-id-001')).toBeNull();
  expect(await readVisit('visit-id-002')).toEqual(longest(2));
  expect(await readVisit('visit-id-005')).toEqual(longest(5));
});

test('the purpose is what was chosen, with what was typed behind it', () => {
  const visit: Visit = { person: '', reason: 'freeze', detail: '' };
  expect(purposeOf(visit, 'vi')).toBe('Khóa tài khoản');
  expect(purposeOf({ ...visit, detail: 'mất máy' }, 'en')).toBe('Close the account for now: mất máy');
  expect(purposeOf({ ...visit, reason: 'other', detail: 'Hỏi thăm' }, 'vi')).toBe('Hỏi thăm');
});
