import type { Random } from '@city/kit/seed/random';

export type DeviceStatus = 'ONLINE' | 'DEGRADED' | 'OFFLINE';
export type DeviceState = { status: DeviceStatus; until: Date };

const minuteMs = 60_000;
/** With 110 devices that is an outage about every quarter of an hour, and one or two at any time. */
const failuresPerMinute = 1 / 1_600;

/** The state of a device after one more minute. Most outages are short; power or a cable takes longer. */
export function nextState(state: DeviceState, now: Date, random: Random): DeviceState {
  if (state.status !== 'ONLINE' && now < state.until) return state;
  if (state.status === 'ONLINE' && random.next() < failuresPerMinute) {
    const status = random.weighted<DeviceStatus>([
      ['DEGRADED', 2],
      ['OFFLINE', 3],
    ]);
    const minutes = random.weighted([
      [random.integer(2, 8), 3],
      [random.integer(15, 45), 1],
    ]);
    return { status, until: new Date(now.getTime() + minutes * minuteMs) };
  }
  return { status: 'ONLINE', until: now };
}

/** Phones near a Wi-Fi point at an hour of the day in Vietnam: few at night, most in the evening. */
export function connectedClients(hour: number, size: number, random: Random): number {
  const evening = Math.exp(-(((hour - 19) / 4) ** 2));
  const noon = 0.5 * Math.exp(-(((hour - 11) / 3) ** 2));
  return Math.round(size * (0.05 + evening + noon) * (0.85 + 0.3 * random.next()));
}
