import { describe, expect, test } from 'vitest';
import { bearerToken } from './bearer-token.ts';
import { languageOf } from './language.ts';
import { type Membership, Viewer } from './viewer.ts';

const membership = (organizationId: string, scopes: string[]): Membership => ({
  organizationId,
  kind: 'BUSINESS',
  roles: [],
  scopes,
  commune: null,
});

const viewer = new Viewer({
  kind: 'citizen',
  citizenId: 'c-1',
  memberships: [membership('o-1', ['a', 'b']), membership('o-2', ['b']), membership('o-1', ['b'])],
});

describe('a viewer', () => {
  test('holds a scope inside organisations, each named once', () => {
    expect(viewer.has('a')).toBe(true);
    expect(viewer.has('c')).toBe(false);
    expect(viewer.hasAny(['c', 'b'])).toBe(true);
    expect(viewer.organizationIdsWith('b')).toEqual(['o-1', 'o-2']);
    expect(viewer.membershipsWith('a')).toHaveLength(1);
  });

  test('without a scope is forbidden, without a name is asked to sign in', () => {
    expect(() => viewer.require('c', 'a')).not.toThrow();
    expect(() => viewer.require('c')).toThrow(expect.objectContaining({ code: 'FORBIDDEN' }));
    expect(() => Viewer.anonymous.require('a')).toThrow(expect.objectContaining({ code: 'UNAUTHENTICATED' }));
    expect(() => Viewer.anonymous.requireAuthenticated()).toThrow(
      expect.objectContaining({ code: 'UNAUTHENTICATED' }),
    );
  });
});

test('what binds a citizen takes a verified account, and nothing of the kind from a machine', () => {
  const verified = new Viewer({ kind: 'citizen', citizenId: 'c-1', assurance: 'VERIFIED' });
  const declared = new Viewer({ kind: 'citizen', citizenId: 'c-1', assurance: 'SELF_DECLARED' });
  expect(() => verified.requireVerified()).not.toThrow();
  expect(() => new Viewer({ kind: 'client', clientId: 'hotel' }).requireVerified()).not.toThrow();
  for (const lower of [declared, viewer])
    expect(() => lower.requireVerified()).toThrow(expect.objectContaining({ reason: 'ASSURANCE_TOO_LOW' }));
});

test.each([
  [undefined, 'vi'],
  ['', 'vi'],
  ['*', 'vi'],
  ['fr', 'vi'],
  ['en', 'en'],
  ['en-GB,vi;q=0.9', 'en'],
  ['vi-VN,vi;q=0.9,en;q=0.8', 'vi'],
  ['fr, en;q=0.5, vi;q=0.7', 'vi'],
  ['vi;q=0, en;q=0.1', 'en'],
])('Accept-Language %j is answered in %s', (header, language) => {
  expect(languageOf(header)).toBe(language);
});

test.each([
  [undefined, undefined],
  ['', undefined],
  ['Bearer a.b.c', 'a.b.c'],
  ['bearer a.b.c', 'a.b.c'],
  ['Bearer a b', null],
  ['Basic abc', null],
  [['Bearer a', 'Bearer b'], null],
  [`Bearer ${'x'.repeat(20_000)}`, null],
])('authorization %j', (header, token) => {
  expect(bearerToken(header)).toBe(token);
});
