import { badUserInput, fieldProblem } from '@city/kit/errors/city-error';
import type { SurveillanceContext } from '../context.ts';
import { deviceErrors } from './device.errors.ts';
import { addStatusEvents } from './device.events.ts';
import { lockDevices, saveSeen } from './device.store.ts';
import { checkReports, type DeviceReport, newestReports } from './device-report.policy.ts';

const maximumReports = 1_000;

/**
 * All reports of a call are taken, or none. Answers how many were: sending them again gives the same answer and
 * changes nothing.
 */
export async function reportDevices(
  { database, feed, viewer, now }: SurveillanceContext,
  reports: readonly DeviceReport[],
): Promise<number> {
  if (reports.length > maximumReports) {
    const problem = { maximum: maximumReports };
    throw badUserInput([fieldProblem('input', deviceErrors.TOO_MANY_REPORTS, problem)]);
  }
  const organizationIds = viewer.organizationIdsWith('surveillance:record');
  const changes = await database.$transaction(async (transaction) => {
    const codes = [...new Set(reports.map((report) => report.deviceCode))];
    const locked = await lockDevices(transaction, codes);
    // Another organisation's device is answered as one that does not exist.
    const own = locked.filter((device) => organizationIds.includes(device.organizationId));
    const devices = new Map(own.map((device) => [device.code, device]));
    const problems = checkReports(reports, devices, now());
    if (problems.length > 0) throw badUserInput(problems);

    const seen = newestReports(reports, devices);
    if (seen.length === 0) return [];
    await saveSeen(transaction, seen);
    const statusBefore = new Map(own.map((device) => [device.id, device.status]));
    const changes = seen
      .filter(({ id, status }) => statusBefore.get(id) !== status)
      .map(({ id, status }) => ({ deviceId: id, status }));
    await addStatusEvents(transaction, changes);
    return changes;
  });
  if (changes.length > 0) feed.ring();
  return reports.length;
}
