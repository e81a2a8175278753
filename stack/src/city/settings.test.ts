import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { freePorts, requireFreePorts } from './ports.ts';
import { readSettings } from './settings.ts';

test('all mistakes in the settings are named at once', () => {
  const read = () =>
    readSettings({ PORTAL_PORT: 'abc', GATEWAY_PORT: '70000', SIMULATOR: 'maybe', SIMULATOR_SPEED: '-1' });
  expect(read).toThrow(/PORTAL_PORT[\s\S]*GATEWAY_PORT[\s\S]*SIMULATOR_SPEED[\s\S]*SIMULATOR/);
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
    `port ${settings.ports.gateway} (gateway): set GATEWAY_PORT`,
  );
  await new Promise((resolve) => other.close(resolve));
});
