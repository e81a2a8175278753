import type { Camera } from '../camera/camera.type.ts';
import type { Queries } from '../database.ts';
import type { Prisma } from '../generated/prisma/client.ts';
import type { CameraPurpose, DeviceKind, DeviceStatus } from '../generated/prisma/enums.ts';
import type { WifiAccessPoint } from '../wifi-access-point/wifi-access-point.type.ts';

export type Device = Camera | WifiAccessPoint;

const details = { camera: true, wifiAccessPoint: true } as const;

type DeviceRow = Prisma.DeviceGetPayload<{ include: typeof details }>;

export async function findDevices(database: Queries, where: Prisma.DeviceWhereInput): Promise<Device[]> {
  const rows = await database.device.findMany({ where, include: details, orderBy: { code: 'asc' } });
  return rows.map(toDevice);
}

export async function findCameras(
  database: Queries,
  where: {
    purpose?: CameraPurpose | null;
    commune?: string | null;
    organizationIds?: readonly string[];
  } = {},
): Promise<Camera[]> {
  const devices = await findDevices(database, {
    camera: where.purpose ? { purpose: where.purpose } : { isNot: null },
    commune: where.commune?.normalize('NFC'),
    organizationId: where.organizationIds ? { in: [...where.organizationIds] } : undefined,
  });
  return devices.filter(isCamera);
}

export function isCamera(device: Device): device is Camera {
  return device.kind === 'CAMERA';
}

export function isWifiAccessPoint(device: Device): device is WifiAccessPoint {
  return device.kind === 'WIFI_ACCESS_POINT';
}

export type LockedDevice = {
  id: string;
  code: string;
  kind: DeviceKind;
  organizationId: string;
  status: DeviceStatus;
  lastSeenAt: Date | null;
};

/** In the order of their ids, so that two calls that report the same devices wait instead of blocking each other. */
export async function lockDevices(transaction: Queries, codes: readonly string[]): Promise<LockedDevice[]> {
  return transaction.$queryRaw<LockedDevice[]>`
    select id, code, kind::text as kind, organization_id as "organizationId", status::text as status,
           last_seen_at as "lastSeenAt"
      from device where code = any(${[...codes]}::text[])
     order by id for no key update`;
}

export type SeenDevice = { id: string; status: DeviceStatus; at: Date; connectedClients: number | null };

/** Writes what devices reported; a count of clients that a report leaves out stays as it was. */
export async function saveSeen(transaction: Queries, seen: readonly SeenDevice[]): Promise<void> {
  await transaction.$executeRaw`
    with seen as (
      select * from unnest(
        ${seen.map((one) => one.id)}::uuid[], ${seen.map((one) => one.status)}::device_status[],
        ${seen.map((one) => one.at.toISOString())}::timestamptz[],
        ${seen.map((one) => one.connectedClients)}::int[]
      ) as seen (id, status, at, clients)
    ),
    counted as (
      update wifi_access_point set connected_clients = seen.clients
        from seen where device_id = seen.id and seen.clients is not null
    )
    update device set status = seen.status, last_seen_at = seen.at from seen where device.id = seen.id`;
}

/** Devices that are thought to be up and were last seen before `before`, now marked OFFLINE. */
export async function markSilentOffline(transaction: Queries, before: Date): Promise<{ id: string }[]> {
  // A device that is locked is reporting at this moment: it is not silent.
  return transaction.$queryRaw<{ id: string }[]>`
    update device set status = 'OFFLINE'
     where id in (
       select id from device
        where status in ('ONLINE', 'DEGRADED')
          and (last_seen_at is null or last_seen_at < ${before.toISOString()}::timestamptz)
          for no key update skip locked
     )
    returning id`;
}

function toDevice(row: DeviceRow): Device {
  const device = {
    id: row.id,
    code: row.code,
    kind: row.kind,
    name: { vi: row.nameVi, en: row.nameEn },
    location: { latitude: row.latitude, longitude: row.longitude },
    commune: row.commune,
    organizationId: row.organizationId,
    status: row.status,
    lastSeenAt: row.lastSeenAt,
  };
  if (row.camera) {
    const { purpose, origin, heading } = row.camera;
    return { ...device, purpose, origin, heading };
  }
  // Nobody is connected to an access point that is down; the last count would be a claim.
  const isDown = row.status === 'OFFLINE';
  return { ...device, connectedClients: isDown ? null : (row.wifiAccessPoint?.connectedClients ?? null) };
}
