import { Viewer } from '@city/kit/request-identity/viewer';
import { expect, test } from 'vitest';
import { hasJustSignedIn } from './recent-sign-in.ts';

const now = Date.parse('2026-11-22T08:00:00Z');
const signedIn = (secondsAgo: number | null) =>
  new Viewer({
    kind: 'citizen',
    citizenId: 'a',
    authenticatedAt: secondsAgo === null ? null : new Date(now - secondsAgo * 1000),
  });

test.each([
  [0, true],
  [599, true],
  [600, true],
  [601, false],
  [86_400, false],
  // Two machines' clocks are never quite the same.
  [-5, true],
  [-6, false],
  [null, false],
])('who signed in %s seconds ago has just done so: %s', (secondsAgo, isRecent) => {
  expect(hasJustSignedIn(signedIn(secondsAgo), now)).toBe(isRecent);
});
