import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  cameraGateway,
  createSurveillanceFixture,
  type SurveillanceFixture,
  viewerOf,
} from '../testing/surveillance-fixture.ts';
import { markSilentDevices } from './mark-silent-devices.ts';

const start = new Date('2026-11-22T08:30:00Z');
const report = 'mutation ($input: [DeviceReportInput!]!) { reportDevices(input: $input) }';

let city: SurveillanceFixture;
beforeAll(async () => {
  city = await createSurveillanceFixture({ now: start });
});
afterAll(() => city.stop());

/** A device of its own for each test. */
let used = 0;
let code: string;
beforeEach(() => {
  used += 1;
  code = `CAM-${String(used).padStart(3, '0')}`;
  city.clock.now = start;
});

const secondsLater = (seconds: number) => new Date(start.getTime() + seconds * 1000);

function online(given: Record<string, unknown> = {}) {
  return { deviceCode: code, status: 'ONLINE', at: start.toISOString(), ...given };
}

async function send(input: object[], viewer = cameraGateway) {
  const { data, errors } = await city.ask(report, { input }, viewer);
  return { taken: data.reportDevices, error: errors?.[0]?.originalError };
}

const device = (ofCode = code) =>
  city.database.device.findUniqueOrThrow({ where: { code: ofCode }, include: { wifiAccessPoint: true } });

const events = async () => (await city.database.event.findMany()).map(({ payload }) => payload);

describe('what a report changes', () => {
  test('a status that changes makes one event, one that stays makes none and moves lastSeenAt', async () => {
    const before = (await events()).length;
    expect(await send([online({ at: secondsLater(-60) })])).toEqual({ taken: 1 });
    await send([online({ at: secondsLater(-30) })]);
    expect((await events()).slice(before)).toEqual([{ deviceId: (await device()).id, status: 'ONLINE' }]);
    expect((await device()).lastSeenAt).toEqual(secondsLater(-30));
  });

  test('an older report never overwrites a newer one, and a repeated one changes nothing', async () => {
    await send([online({ status: 'DEGRADED' })]);
    const before = (await events()).length;
    await send([online({ status: 'OFFLINE', at: secondsLater(-1) })]);
    expect(await send([online({ status: 'ONLINE' })])).toEqual({ taken: 1 });
    expect(await device()).toMatchObject({ status: 'DEGRADED', lastSeenAt: start });
    expect(await events()).toHaveLength(before);
  });

  test('of several reports of one device in a call the newest counts, wherever it stands', async () => {
    const reports = [
      online({ status: 'DEGRADED', at: secondsLater(-10) }),
      online({ status: 'MAINTENANCE', at: secondsLater(-5) }),
      online({ status: 'ONLINE', at: secondsLater(-20) }),
    ];
    expect(await send(reports)).toEqual({ taken: 3 });
    expect(await device()).toMatchObject({ status: 'MAINTENANCE', lastSeenAt: secondsLater(-5) });
  });

  test('reports that arrive at once in any order end with the newest', async () => {
    const seconds = [-9, -3, -7, -1, -8, -2, -6, -4, -5];
    const statuses = ['ONLINE', 'DEGRADED', 'OFFLINE'];
    await Promise.all(
      seconds.map((second) => send([online({ at: secondsLater(second), status: statuses[-second % 3] })])),
    );
    expect(await device()).toMatchObject({ status: 'DEGRADED', lastSeenAt: secondsLater(-1) });
  });

  test('an access point tells its clients; a report without them leaves the count', async () => {
    await send([online({ deviceCode: 'WIFI-001', connectedClients: 17, at: secondsLater(-9) })]);
    await send([online({ deviceCode: 'WIFI-001', at: secondsLater(-8) }), online()]);
    expect((await device('WIFI-001')).wifiAccessPoint).toMatchObject({ connectedClients: 17 });
    const { data } = await city.ask('{ fieldDevices { code ... on WifiAccessPoint { connectedClients } } }');
    expect(data.fieldDevices).toContainEqual({ code: 'WIFI-001', connectedClients: 17 });
  });

  test('two calls that report the same devices in opposite order both end', async () => {
    const codes = Array.from({ length: 40 }, (_, index) => `WIFI-0${String(index + 10)}`);
    const reports = codes.map((deviceCode) => online({ deviceCode }));
    const calls = Array.from({ length: 10 }, (_, turn) => send(turn % 2 ? reports : reports.toReversed()));
    expect(await Promise.all(calls)).toEqual(Array(10).fill({ taken: 40 }));
  });

  test('the number of statements does not grow with the number of reports', async () => {
    const reports = Array.from({ length: 50 }, (_, index) =>
      online({ deviceCode: `WIFI-0${index + 10}`, status: 'DEGRADED', at: secondsLater(1) }),
    );
    const one = await city.countStatements(() => send([online()]));
    expect(await city.countStatements(() => send(reports))).toBe(one);
  });
});

describe('a call with a mistake stores nothing', () => {
  async function expectRefused(wrong: object, problem: object) {
    const before = await device();
    const { error } = await send([online(), wrong]);
    expect(error).toMatchObject({ code: 'BAD_USER_INPUT', fields: [problem] });
    expect(await device()).toEqual(before);
    // The control: without the wrong one it is stored.
    await send([online()]);
    expect(await device()).not.toEqual(before);
  }

  test('an unknown device, named by its code', async () => {
    await expectRefused(online({ deviceCode: 'CAM-999' }), {
      field: 'input[1].deviceCode',
      code: 'DEVICE_UNKNOWN',
      message: { en: expect.stringContaining('CAM-999'), vi: expect.stringContaining('CAM-999') },
    });
  });

  test('a report from the future', async () => {
    await expectRefused(online({ at: secondsLater(61) }), { field: 'input[1].at', code: 'REPORT_IN_FUTURE' });
  });

  test('clients of a camera, and fewer than none', async () => {
    await expectRefused(online({ connectedClients: 1 }), { code: 'CLIENTS_NOT_COUNTED' });
    const { error } = await send([online({ deviceCode: 'WIFI-002', connectedClients: -1 })]);
    expect(error).toMatchObject({ fields: [{ code: 'CLIENTS_NEGATIVE' }] });
  });

  test('more than 1,000 reports', async () => {
    const { error } = await send(Array.from({ length: 1_001 }, () => online()));
    expect(error).toMatchObject({ fields: [{ code: 'TOO_MANY_REPORTS' }] });
  });

  test("another organisation's device, and a caller without the scope", async () => {
    const stranger = await send([online()], viewerOf('VP-MT', ['surveillance:record']));
    expect(stranger.error).toMatchObject({ fields: [{ code: 'DEVICE_UNKNOWN' }] });
    const watcher = await send([online()], viewerOf('IOC', ['surveillance:view']));
    expect(watcher.error).toMatchObject({ code: 'FORBIDDEN' });
    expect(await device()).toMatchObject({ lastSeenAt: null });
  });
});

describe('a device that stops reporting', () => {
  test('goes OFFLINE once, with an event, and comes back with its next report', async () => {
    await send([online()]);
    city.clock.now = secondsLater(5 * 60);
    await markSilentDevices(city.services);
    expect(await device()).toMatchObject({ status: 'ONLINE' });

    city.clock.now = secondsLater(5 * 60 + 1);
    const before = (await events()).length;
    expect(await markSilentDevices(city.services)).toBeGreaterThan(0);
    expect(await markSilentDevices(city.services)).toBe(0);
    const { id } = await device();
    const about = (await events()).slice(before).filter((event) => JSON.stringify(event).includes(id));
    expect(about).toEqual([{ deviceId: id, status: 'OFFLINE' }]);

    await send([online({ at: secondsLater(5 * 60) })]);
    expect(await device()).toMatchObject({ status: 'ONLINE' });
  });

  test('under maintenance it may be silent', async () => {
    await send([online({ status: 'MAINTENANCE' })]);
    city.clock.now = secondsLater(86_400);
    await markSilentDevices(city.services);
    expect(await device()).toMatchObject({ status: 'MAINTENANCE' });
  });
});
