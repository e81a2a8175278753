import { createRandom } from '@city/kit/seed/random';
import { repeat } from '../api/repeat.ts';
import type { Simulation } from '../simulation.ts';
import { connectedClients, type DeviceState, nextState } from './device-health.ts';
import { readDeviceList } from './device-list.ts';

const reportMutation = `mutation ReportDevices($input: [DeviceReportInput!]!) { reportDevices(input: $input) }`;
const minuteMs = 60_000;
const shortestStepMs = 2_000;
const vietnamOffsetMs = 7 * 3_600_000;

/** The gateway that cameras and Wi-Fi points are wired to: once a minute it says how each of them is. */
export async function runDevices({ programOf, speed, signal, log }: Simulation): Promise<void> {
  const program = programOf('camera-gateway');
  const random = createRandom(`devices ${Date.now()}`);
  const devices = readDeviceList().map(({ code, kind }) => ({
    code,
    kind,
    size: random.integer(20, 120),
    state: { status: 'ONLINE', until: new Date() } as DeviceState,
  }));

  await repeat(
    async () => {
      const now = new Date();
      const hour = ((now.getTime() + vietnamOffsetMs) / 3_600_000) % 24;
      for (const device of devices) device.state = nextState(device.state, now, random);
      // A report that nobody took is not sent later: the next one says more.
      const input = devices.map(({ code, kind, size, state: { status } }) => ({
        deviceCode: code,
        status,
        at: now,
        ...(kind === 'WIFI_ACCESS_POINT' && status !== 'OFFLINE'
          ? { connectedClients: connectedClients(hour, size, random) }
          : {}),
      }));
      await program.request({ document: reportMutation, variables: { input } });
    },
    { name: 'devices', everyMs: Math.max(shortestStepMs, minuteMs / speed), signal, log },
  );
}
