import type { DeviceNowFragment, DeviceStatus } from '#generated/graphql/graphql.ts';
import type { Tone } from '#ui/badge.tsx';
import type { MapTone } from '#ui/map/map-point.ts';

export type DeviceView = Omit<DeviceNowFragment, ' $fragmentName'>;
export type DeviceKind = DeviceView['__typename'];

/** What needs a hand comes first. */
export const statusOrder: readonly DeviceStatus[] = ['OFFLINE', 'DEGRADED', 'MAINTENANCE', 'ONLINE'];

export const statusTones = {
  ONLINE: 'green',
  DEGRADED: 'amber',
  OFFLINE: 'coral',
  MAINTENANCE: 'neutral',
} as const satisfies Record<DeviceStatus, Tone & MapTone>;

export function withDevice(devices: readonly DeviceView[], changed: DeviceView): readonly DeviceView[] {
  return devices.map((device) => (device.id === changed.id ? changed : device));
}

export function countByStatus(devices: readonly DeviceView[]): Record<DeviceStatus, number> {
  const counts = { ONLINE: 0, DEGRADED: 0, OFFLINE: 0, MAINTENANCE: 0 };
  for (const { status } of devices) counts[status] += 1;
  return counts;
}

export type DeviceFilter = { kind: DeviceKind | ''; status: DeviceStatus | '' };

/** In an order that news does not change: a row must not move under the cursor because its state did. */
export function filterDevices(
  devices: readonly DeviceView[],
  { kind, status }: DeviceFilter,
): readonly DeviceView[] {
  return devices.filter(
    (device) => (kind === '' || device.__typename === kind) && (status === '' || device.status === status),
  );
}
