import { isUuid } from '@city/kit/text/is-uuid';
import DataLoader from 'dataloader';
import type { Queries } from '../database.ts';
import { type Device, findDevices } from './device.store.ts';

export function createDeviceLoader(database: Queries) {
  return new DataLoader<string, Device | null>(async (ids) => {
    const found = await findDevices(database, { id: { in: ids.filter(isUuid) } });
    const byId = new Map(found.map((device) => [device.id, device]));
    return ids.map((id) => byId.get(id.toLowerCase()) ?? null);
  });
}

export function createDeviceByCodeLoader(database: Queries) {
  return new DataLoader<string, Device | null>(async (codes) => {
    const found = await findDevices(database, { code: { in: [...codes] } });
    const byCode = new Map(found.map((device) => [device.code, device]));
    return codes.map((code) => byCode.get(code) ?? null);
  });
}
