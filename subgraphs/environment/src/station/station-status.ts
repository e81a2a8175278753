export const StationStatus = {
  ONLINE: 'ONLINE',
  DEGRADED: 'DEGRADED',
  OFFLINE: 'OFFLINE',
  MAINTENANCE: 'MAINTENANCE',
} as const;

export type StationStatus = (typeof StationStatus)[keyof typeof StationStatus];

type Observed = { parameterCode: string; observedAt: Date; quality: string };

type StatusInput = {
  isInMaintenance: boolean;
  intervalMinutes: number;
  parameterCodes: readonly string[];
  /** Newest measurement of each parameter that has one. */
  latest: readonly Observed[];
  now: Date;
};

/** Results of one interval come in during the next, and one may be late: after three there is something wrong. */
const toleratedIntervals = 3;

/** Offline when nothing came for three intervals, degraded when a parameter is silent or not valid. */
export function stationStatus(input: StatusInput): StationStatus {
  if (input.isInMaintenance) return StationStatus.MAINTENANCE;
  const oldest = input.now.getTime() - toleratedIntervals * input.intervalMinutes * 60_000;
  const fresh = input.latest.filter((one) => one.observedAt.getTime() >= oldest);
  if (fresh.length === 0) return StationStatus.OFFLINE;
  const sound = new Set(fresh.filter((one) => one.quality === 'VALID').map((one) => one.parameterCode));
  return input.parameterCodes.every((code) => sound.has(code))
    ? StationStatus.ONLINE
    : StationStatus.DEGRADED;
}
