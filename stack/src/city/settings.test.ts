import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { requireServer } from '../postgres/server-answer.ts';
import { freePorts, requireFreePorts } from './ports.ts';
import { readSettings } from './settings.ts';

test('all mistakes in the settings are named at once', () => {
  const read = () =>
    readSettings({
      PORTAL_PORT: 'abc',
      GATEWAY_PORT: '70000',
      SIMULATOR: 'maybe',
      SIMULATOR_SPEED: '-1',
      LOG_LEVEL: 'loud',
      METRICS: 'yes',
      TRUSTED_DOCUMENTS: 'no',
    });
  expect(read).toThrow(
    /PORTAL_PORT[\s\S]*GATEWAY_PORT[\s\S]*SIMULATOR_SPEED[\s\S]*SIMULATOR[\s\S]*METRICS[\s\S]*TRUSTED_DOCUMENTS[\s\S]*LOG_LEVEL/,
  );
});

test('two services on one port are told apart before anything starts', () => {
  expect(() => readSettings({ PORTAL_PORT: '4000' })).toThrow(/gateway and portal|portal and gateway/);
});

test('a port that another program has is named with the variable that changes it', async () => {
  const settings = { ...readSettings({}), ports: await freePorts() };
  await requireFreePorts(settings);
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(settings.ports.gateway, resolve));
  await expect(requireFreePorts(settings)).rejects.toThrow(
    `port ${settings.ports.gateway} (gateway), another program uses it (another city?): set GATEWAY_PORT`,
  );
  await new Promise((resolve) => other.close(resolve));
});

test('a variable that is set to nothing is one that is not set', () => {
  const nothing = { SIMULATOR: '', SIMULATOR_SPEED: '', LOG_LEVEL: '', DATA_DIR: '', DATABASE_URL: '' };
  expect(readSettings(nothing)).toEqual(readSettings({}));
});

test('a database that does not take us is named with its own words, before anything is built', async () => {
  const { postgres } = await freePorts();
  const ask = (url: string) => requireServer(url);
  await expect(ask(`postgresql://admin:secret-word@localhost:${postgres}/city`)).rejects.toThrow(
    /ECONNREFUSED/,
  );
  await expect(ask(`postgresql://admin:secret-word@localhost:${postgres}/city`)).rejects.not.toThrow(
    /secret-word/,
  );
  await expect(ask('not an address')).rejects.toThrow(/DATABASE_URL/);
});
