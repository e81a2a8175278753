import { isUuid } from '@city/kit/text/is-uuid';
import DataLoader from 'dataloader';
import type { Queries } from '../database.ts';
import { findCameras } from '../device/device.store.ts';
import type { Camera } from './camera.type.ts';

export function createOrganizationCamerasLoader(database: Queries) {
  return new DataLoader<string, Camera[]>(async (organizationIds) => {
    const cameras = await findCameras(database, { organizationIds: organizationIds.filter(isUuid) });
    const byOrganization = Map.groupBy(cameras, (camera) => camera.organizationId);
    return organizationIds.map((id) => byOrganization.get(id.toLowerCase()) ?? []);
  });
}
