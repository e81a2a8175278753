import type { Queries } from '../database.ts';
import type { DeviceStatus } from '../generated/prisma/enums.ts';

export const deviceTopic = 'device';

export type DeviceStatusChanged = { deviceId: string; status: DeviceStatus };

/** To be called in the transaction that changes the status. */
export async function addStatusEvents(
  transaction: Queries,
  changes: readonly DeviceStatusChanged[],
): Promise<void> {
  if (changes.length === 0) return;
  await transaction.event.createMany({
    data: changes.map((payload) => ({ topic: deviceTopic, payload })),
  });
}
