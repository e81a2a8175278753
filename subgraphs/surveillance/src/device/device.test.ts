import { Viewer } from '@city/kit/request-identity/viewer';
import { seedId } from '@city/kit/seed/seed-id';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  cameraGateway,
  cameraOperator,
  createSurveillanceFixture,
  type SurveillanceFixture,
  viewerOf,
} from '../testing/surveillance-fixture.ts';
import { seedDevices } from './seed-devices.ts';

let city: SurveillanceFixture;
beforeAll(async () => {
  city = await createSurveillanceFixture();
});
afterAll(() => city.stop());

const device = 'id code name { vi en } location { latitude longitude } commune status lastSeenAt';

describe('what is in the field', () => {
  test('fifty cameras, nineteen of the project, and sixty access points', async () => {
    const { data, errors } = await city.ask(`{
      cameras { ${device} purpose origin heading }
      fieldDevices { __typename ${device} ... on WifiAccessPoint { connectedClients } }
    }`);
    expect(errors).toBeUndefined();
    const cameras = data.cameras as { origin: string }[];
    expect(cameras).toHaveLength(50);
    expect(cameras.filter(({ origin }) => origin === 'PROJECT')).toHaveLength(19);
    const devices = data.fieldDevices as { __typename: string }[];
    expect(devices.filter(({ __typename }) => __typename === 'WifiAccessPoint')).toHaveLength(60);
  });

  test('seeding again changes nothing', async () => {
    expect(await seedDevices(city.database)).toEqual({ cameras: 0, accessPoints: 0 });
  });

  test('cameras are found by purpose and commune, in whatever form the name is typed', async () => {
    const text =
      'query ($commune: String) { cameras(purpose: TRAFFIC, commune: $commune) { purpose commune } }';
    const composed = await city.ask(text, { commune: 'Dương Đông' });
    expect(composed.data.cameras).not.toEqual([]);
    const decomposed = await city.ask(text, { commune: 'Dương Đông'.normalize('NFD') });
    expect(decomposed.data).toEqual(composed.data);
    for (const camera of composed.data.cameras as object[])
      expect(camera).toEqual({ purpose: 'TRAFFIC', commune: 'Dương Đông' });
  });

  test('a camera is found by id and by code; an access point is no camera', async () => {
    const id = seedId('device', 'CAM-007');
    const text = `query ($id: ID) { byId: camera(id: $id) { code } byCode: camera(code: "CAM-007") { id }
      wifi: camera(code: "WIFI-001") { id } none: camera(id: "x") { id } }`;
    const { data } = await city.ask(text, { id });
    expect(data).toEqual({ byId: { code: 'CAM-007' }, byCode: { id }, wifi: null, none: null });
    const { errors } = await city.ask('{ camera { id } }');
    expect(errors?.[0]?.originalError).toMatchObject({ fields: [{ code: 'CAMERA_KEY_NEEDED' }] });
  });
});

describe('references', () => {
  const entities = 'query ($r: [_Any!]!) { _entities(representations: $r) {';

  test('many devices and organisations are answered with one statement each', async () => {
    const r = [
      ...['CAM-001', 'CAM-002', 'CAM-003'].map((code) => ({
        __typename: 'Camera',
        id: seedId('device', code),
      })),
      { __typename: 'WifiAccessPoint', id: seedId('device', 'WIFI-001') },
      { __typename: 'Camera', id: seedId('device', 'WIFI-001') },
      ...['IOC', 'VP-MT'].map((code) => ({ __typename: 'Organization', id: seedId('organization', code) })),
    ];
    const text = `${entities} ... on Camera { code } ... on WifiAccessPoint { code }
      ... on Organization { cameras { code } } } }`;
    let found: unknown[] = [];
    const count = await city.countStatements(async () => {
      found = (await city.ask(text, { r })).data._entities as unknown[];
    });
    expect(found.slice(0, 5)).toEqual([
      { code: 'CAM-001' },
      { code: 'CAM-002' },
      { code: 'CAM-003' },
      { code: 'WIFI-001' },
      null,
    ]);
    expect(found.slice(5)).toMatchObject([{ cameras: { length: 50 } }, { cameras: [] }]);
    // Prisma reads devices, cameras and access points: three for the devices, three for the organisations.
    expect(count).toBeLessThanOrEqual(6);
  });

  test('the cameras of an organisation are for those who may view', async () => {
    const r = [{ __typename: 'Organization', id: seedId('organization', 'IOC') }];
    const text = `${entities} ... on Organization { cameras { code } } } }`;
    const { errors } = await city.ask(text, { r }, viewerOf('IOC', ['surveillance:record']));
    expect(errors?.[0]?.originalError).toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('who may look', () => {
  const asks: [string, string][] = [
    ['cameras', '{ cameras { code } }'],
    ['camera', '{ camera(code: "CAM-001") { code } }'],
    ['fieldDevices', '{ fieldDevices { code } }'],
  ];

  test.each(asks)('%s: nobody without an account, nobody without the scope', async (_, text) => {
    const anonymous = await city.ask(text, {}, Viewer.anonymous);
    expect(anonymous.errors?.[0]?.originalError).toMatchObject({ code: 'UNAUTHENTICATED' });
    const { errors } = await city.ask(text, {}, viewerOf('LB-0001', ['accommodation:declare']));
    expect(errors?.[0]?.originalError).toMatchObject({ code: 'FORBIDDEN' });
    expect((await city.ask(text, {}, cameraOperator)).errors).toBeUndefined();
  });

  test('who views operations sees devices and not the list of cameras', async () => {
    const officer = viewerOf('VP-MT', ['operations:view']);
    expect((await city.ask('{ fieldDevices { code } }', {}, officer)).errors).toBeUndefined();
    expect((await city.ask('{ cameras { code } }', {}, officer)).errors).toHaveLength(1);
  });

  test('who may not look may not listen', async () => {
    const listening = 'subscription { deviceStatusChanged { eventCursor } }';
    await expect(city.listen(listening, {}, cameraGateway)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('live', () => {
  const listening = `subscription ($after: String) { deviceStatusChanged(after: $after) {
    eventCursor device { __typename code status } } }`;
  type Changed = { eventCursor: string; device: object };

  async function take(stream: AsyncIterator<{ data?: unknown }>): Promise<Changed> {
    const { value } = await stream.next();
    return (value.data as { deviceStatusChanged: Changed }).deviceStatusChanged;
  }

  async function report(deviceCode: string, status: string) {
    const input = [{ deviceCode, status, at: new Date().toISOString() }];
    const text = 'mutation ($input: [DeviceReportInput!]!) { reportDevices(input: $input) }';
    expect((await city.ask(text, { input }, cameraGateway)).errors).toBeUndefined();
  }

  test('a change of status reaches a listener, and one who comes back misses none', async () => {
    const first = await city.listen(listening);
    await report('CAM-010', 'ONLINE');
    const { eventCursor, device } = await take(first);
    expect(device).toEqual({ __typename: 'Camera', code: 'CAM-010', status: 'ONLINE' });
    await first.return?.(undefined);

    await report('WIFI-010', 'DEGRADED');
    await report('CAM-011', 'ONLINE');
    const second = await city.listen(listening, { after: eventCursor });
    expect((await take(second)).device).toMatchObject({ __typename: 'WifiAccessPoint', code: 'WIFI-010' });
    expect((await take(second)).device).toMatchObject({ code: 'CAM-011' });
    await second.return?.(undefined);
  });
});
