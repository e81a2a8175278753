import { type FieldProblem, fieldProblem } from '@city/kit/errors/city-error';
import type { DeviceStatus } from '../generated/prisma/enums.ts';
import { deviceErrors } from './device.errors.ts';
import type { LockedDevice, SeenDevice } from './device.store.ts';

export type DeviceReport = {
  deviceCode: string;
  status: DeviceStatus;
  at: Date;
  connectedClients?: number | null;
};

const clockToleranceMs = 60_000;

/** Everything that keeps the whole call from being stored. */
export function checkReports(
  reports: readonly DeviceReport[],
  devices: ReadonlyMap<string, LockedDevice>,
  now: Date,
): FieldProblem[] {
  return reports.flatMap((report, index) => {
    const field = (name: string) => `input[${index}].${name}`;
    const code = report.deviceCode;
    const device = devices.get(code);
    if (!device) return [fieldProblem(field('deviceCode'), deviceErrors.DEVICE_UNKNOWN, { code })];

    const problems: FieldProblem[] = [];
    if (report.at.getTime() > now.getTime() + clockToleranceMs) {
      problems.push(fieldProblem(field('at'), deviceErrors.REPORT_IN_FUTURE, { code }));
    }
    if (report.connectedClients != null && device.kind !== 'WIFI_ACCESS_POINT') {
      problems.push(fieldProblem(field('connectedClients'), deviceErrors.CLIENTS_NOT_COUNTED, { code }));
    }
    if (report.connectedClients != null && report.connectedClients < 0) {
      problems.push(fieldProblem(field('connectedClients'), deviceErrors.CLIENTS_NEGATIVE));
    }
    return problems;
  });
}

/** The newest report of each device, if it is newer than what is known: replays and late ones change nothing. */
export function newestReports(
  reports: readonly DeviceReport[],
  devices: ReadonlyMap<string, LockedDevice>,
): SeenDevice[] {
  const seen = new Map<string, SeenDevice>();
  for (const { deviceCode, status, at, connectedClients } of reports) {
    const device = devices.get(deviceCode);
    const known = seen.get(deviceCode)?.at ?? device?.lastSeenAt;
    if (!device || (known && at <= known)) continue;
    seen.set(deviceCode, { id: device.id, status, at, connectedClients: connectedClients ?? null });
  }
  return [...seen.values()];
}
