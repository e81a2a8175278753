import { seedId } from '@city/kit/seed/seed-id';
import type { Database } from '../database.ts';
import type { DeviceKind } from '../generated/prisma/enums.ts';
import { readLand } from '../place/island.ts';
import { readInhabitedPlaces } from '../place/place.ts';
import { type PlannedDevice, planAccessPoints, planCameras } from './plan-devices.ts';

/** The operations centre runs all devices of phase 1. */
const organizationId = seedId('organization', 'IOC');

/** Adds what is missing and touches nothing that is there: a device is OFFLINE until it reports. */
export async function seedDevices(database: Database): Promise<{ cameras: number; accessPoints: number }> {
  const [places, isLand] = await Promise.all([readInhabitedPlaces(), readLand()]);
  const cameras = planCameras(places, isLand);
  const accessPoints = planAccessPoints(places, isLand);
  return database.$transaction(async (transaction) => {
    await transaction.device.createMany({
      skipDuplicates: true,
      data: [
        ...cameras.map((camera) => deviceRow('CAMERA', camera)),
        ...accessPoints.map((accessPoint) => deviceRow('WIFI_ACCESS_POINT', accessPoint)),
      ],
    });
    const addedCameras = await transaction.camera.createMany({
      skipDuplicates: true,
      data: cameras.map(({ code, purpose, origin, heading }) => {
        return { deviceId: seedId('device', code), purpose, origin, heading };
      }),
    });
    const addedAccessPoints = await transaction.wifiAccessPoint.createMany({
      skipDuplicates: true,
      data: accessPoints.map(({ code }) => ({ deviceId: seedId('device', code) })),
    });
    return { cameras: addedCameras.count, accessPoints: addedAccessPoints.count };
  });
}

function deviceRow(kind: DeviceKind, { code, name, location, commune }: PlannedDevice) {
  return {
    id: seedId('device', code),
    code,
    kind,
    nameVi: name.vi,
    nameEn: name.en,
    latitude: location.latitude,
    longitude: location.longitude,
    commune,
    organizationId,
  };
}
