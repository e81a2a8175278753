import { createRandom } from '@city/kit/seed/random';
import { expect, test } from 'vitest';
import { connectedClients, type DeviceState, nextState } from './device-health.ts';
import { readDeviceList } from './device-list.ts';

test('50 cameras and 60 Wi-Fi points are wired to the gateway', () => {
  const devices = readDeviceList();
  expect(devices.filter(({ kind }) => kind === 'CAMERA')).toHaveLength(50);
  expect(devices.filter(({ kind }) => kind === 'WIFI_ACCESS_POINT')).toHaveLength(60);
});

test('now and then a device is away, most of them are up, and each comes back', () => {
  const random = createRandom('devices');
  let states: DeviceState[] = Array.from({ length: 110 }, () => ({ status: 'ONLINE', until: new Date(0) }));
  let away = 0;
  const lastSeenUp = states.map(() => 0);
  for (let minute = 1; minute <= 24 * 60; minute += 1) {
    states = states.map((state) => nextState(state, new Date(minute * 60_000), random));
    away += states.filter(({ status }) => status !== 'ONLINE').length;
    states.forEach(({ status }, index) => {
      if (status === 'ONLINE') lastSeenUp[index] = minute;
      expect(minute - (lastSeenUp[index] ?? 0)).toBeLessThanOrEqual(46);
    });
  }
  const share = away / (110 * 24 * 60);
  expect(share).toBeGreaterThan(0.001);
  expect(share).toBeLessThan(0.02);
});

test('Wi-Fi is busiest in the evening', () => {
  const random = createRandom('wifi');
  expect(connectedClients(19, 100, random)).toBeGreaterThan(connectedClients(4, 100, random) * 5);
  expect(connectedClients(4, 100, random)).toBeGreaterThanOrEqual(0);
});
