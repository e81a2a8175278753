// @vitest-environment node
import { expect, it } from 'vitest';
import { readPortalEnvironment } from './environment.ts';

it('all mistakes of the environment are named at once', () => {
  const read = () => readPortalEnvironment({ PORT: 'x', GATEWAY_URL: 'gateway', SESSION_SECRET: 'short' });
  expect(read).toThrow(/PORT[\s\S]*GATEWAY_URL[\s\S]*PORTAL_CLIENT_SECRET[\s\S]*SESSION_SECRET/);
});

it('has the addresses of one machine unless told otherwise', () => {
  const secret = '0123456789abcdef';
  expect(readPortalEnvironment({ PORTAL_CLIENT_SECRET: secret, SESSION_SECRET: secret })).toMatchObject({
    PORT: 3000,
    PORTAL_URL: 'http://localhost:3000',
    GATEWAY_URL: 'http://localhost:4000/graphql',
  });
});
