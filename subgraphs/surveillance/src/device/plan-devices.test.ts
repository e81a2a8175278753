import { expect, test } from 'vitest';
import { readLand } from '../place/island.ts';
import { readInhabitedPlaces } from '../place/place.ts';
import { planAccessPoints, planCameras } from './plan-devices.ts';

const [places, isLand] = await Promise.all([readInhabitedPlaces(), readLand()]);

test('the boundary knows land from sea', () => {
  expect(isLand({ latitude: 10.2206, longitude: 103.9605 })).toBe(true);
  expect(isLand({ latitude: 10.2206, longitude: 103.9 })).toBe(false);
});

test('every device stands on land, in the commune of its place, at a point of its own', () => {
  const devices = [...planCameras(places, isLand), ...planAccessPoints(places, isLand)];
  expect(devices.filter(({ location }) => !isLand(location))).toEqual([]);
  expect(new Set(devices.map(({ code }) => code)).size).toBe(110);
  expect(new Set(devices.map(({ location }) => `${location.latitude} ${location.longitude}`)).size).toBe(110);
  const communes = new Set(places.map(({ commune }) => commune));
  expect(devices.every(({ commune }) => communes.has(commune))).toBe(true);
});

test('the plan is the same every time', () => {
  expect(planCameras(places, isLand)).toEqual(planCameras(places, isLand));
  expect(planAccessPoints(places, isLand)).toEqual(planAccessPoints(places, isLand));
});

test('traffic is watched where there is traffic', () => {
  const traffic = planCameras(places, isLand).filter(({ purpose }) => purpose === 'TRAFFIC');
  expect(traffic).toHaveLength(18);
  for (const { heading } of traffic) expect(heading).toBeLessThan(360);
});
