import { expect, test } from 'vitest';
import { stationStatus } from './station-status.ts';

const now = new Date('2026-11-22T08:30:00Z');
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const measured = (parameterCode: string, minutes: number, quality = 'VALID') => ({
  parameterCode,
  observedAt: minutesAgo(minutes),
  quality,
});
const base = { isInMaintenance: false, intervalMinutes: 60, parameterCodes: ['PM10', 'SO2'], now };

test('a station whose parameters all measure is online', () => {
  expect(stationStatus({ ...base, latest: [measured('PM10', 70), measured('SO2', 179)] })).toBe('ONLINE');
});

test('one silent or doubted parameter degrades it', () => {
  expect(stationStatus({ ...base, latest: [measured('PM10', 5)] })).toBe('DEGRADED');
  expect(stationStatus({ ...base, latest: [measured('PM10', 5), measured('SO2', 181)] })).toBe('DEGRADED');
  const faulty = [measured('PM10', 5), measured('SO2', 5, 'FAULT')];
  expect(stationStatus({ ...base, latest: faulty })).toBe('DEGRADED');
});

test('it is offline after three intervals without anything', () => {
  expect(stationStatus({ ...base, latest: [] })).toBe('OFFLINE');
  expect(stationStatus({ ...base, latest: [measured('PM10', 181)] })).toBe('OFFLINE');
});

test('maintenance goes before all of it', () => {
  const latest = [measured('PM10', 5), measured('SO2', 5)];
  expect(stationStatus({ ...base, isInMaintenance: true, latest })).toBe('MAINTENANCE');
});
