import type { SurveillanceContext } from '../context.ts';
import { type Device, isCamera, isWifiAccessPoint } from './device.store.ts';

type DeviceReference = { id: unknown } | { code: unknown };

export const cameraReference = { __resolveReference: resolverOf(isCamera) };

export const wifiAccessPointReference = { __resolveReference: resolverOf(isWifiAccessPoint) };

/** An access point is not found as a camera, whatever the representation claims. */
function resolverOf<D extends Device>(isOfKind: (device: Device) => device is D) {
  return async (reference: DeviceReference, { loaders }: SurveillanceContext): Promise<D | null> => {
    // A representation may carry a number where the schema says ID.
    const device =
      'id' in reference
        ? await loaders.device.load(String(reference.id))
        : await loaders.deviceByCode.load(String(reference.code));
    return device && isOfKind(device) ? device : null;
  };
}
