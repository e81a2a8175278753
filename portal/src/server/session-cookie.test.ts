// @vitest-environment node
import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { Seal } from './sealed-value.ts';
import { type Session, SessionCookie } from './session-cookie.ts';

const session: Session = {
  subject: 'citizen-1',
  accessToken: 'a'.repeat(4_000),
  accessTokenExpiresAt: 1_795_000_000_000,
  refreshToken: 'r',
  idToken: 'i'.repeat(900),
};

function cookieOf(secret = 'one-secret') {
  return new SessionCookie(new Seal(secret), { secure: true });
}

function requestWith(cookies: string[]): IncomingMessage {
  return { headers: { cookie: cookies.map((line) => line.split(';')[0]).join('; ') } } as IncomingMessage;
}

describe('the session cookie', () => {
  it('carries a session that is too long for one cookie, and survives a restart of the portal', async () => {
    const cookies = await cookieOf().write(session);
    for (const cookie of cookies) expect(cookie.length).toBeLessThan(4_096);
    expect(await cookieOf().read(requestWith(cookies))).toEqual(session);
  });

  it('takes away the chunks of a longer session before', async () => {
    const cookies = await cookieOf().write({ ...session, accessToken: 'short' });
    expect(cookies.filter((cookie) => cookie.includes('Max-Age=0')).length).toBeGreaterThan(0);
  });

  it('tells nothing to whoever reads it', async () => {
    const cookies = await cookieOf().write({ ...session, accessToken: 'visible-token' });
    const plain = Buffer.from(cookies.join().replaceAll('.', ''), 'base64url').toString('latin1');
    expect(`${cookies.join()}${plain}`).not.toContain('visible-token');
  });

  it('is worth nothing once changed, made with another secret or sealed for another purpose', async () => {
    const [first = '', ...rest] = await cookieOf().write(session);
    const changed = first.replace(/.{4};/, 'AAAA;');
    expect(await cookieOf().read(requestWith([changed, ...rest]))).toBeNull();
    expect(await cookieOf('another-secret').read(requestWith([first, ...rest]))).toBeNull();
    const attempt = await new Seal('one-secret').close('sign-in', session, 60);
    expect(await cookieOf().read(requestWith([`__Host-city-session=${attempt}`]))).toBeNull();
  });
});
