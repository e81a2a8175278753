import { randomUUID } from 'node:crypto';
import { type Membership, Viewer } from '@city/kit/request-identity/viewer';
import { addDays, localDay } from '@city/kit/time/vietnam-time';
import type { EstablishmentRecord } from '../establishment/establishment-record.ts';
import type { TestCity } from './test-city.ts';
import { before, testNow } from './test-clock.ts';

let serial = 0;

/** Makes what a test needs, each time something nobody else has: tests share a database without meeting. */
export function seedKit(city: Pick<TestCity, 'database'>) {
  async function createHouse(given: Partial<EstablishmentRecord> = {}): Promise<EstablishmentRecord> {
    serial += 1;
    return city.database.establishment.create({
      data: {
        id: randomUUID(),
        code: `TEST-${serial}-${randomUUID().slice(0, 8)}`,
        name: `Khách sạn thử ${serial}`,
        kind: 'HOTEL',
        operatorId: randomUUID(),
        address: '1 đường Trần Hưng Đạo',
        commune: 'Dương Đông',
        latitude: 10.2,
        longitude: 103.96,
        rooms: 20,
        active: true,
        ...given,
      },
    });
  }

  return { createHouse, receptionist, inspector, operations, row };
}

type Place = { operatorId: string };

export function receptionist(...houses: Place[]): Viewer {
  return person(
    houses.map(({ operatorId }) => membership(operatorId, 'LODGING_BUSINESS', 'accommodation:declare')),
  );
}

export function inspector(commune: string | null = null): Viewer {
  return person([membership(randomUUID(), 'POLICE', 'accommodation:inspect', commune)]);
}

export function operations(): Viewer {
  return person([membership(randomUUID(), 'OPERATIONS_CENTRE', 'operations:view')]);
}

export function person(memberships: Membership[]): Viewer {
  return new Viewer({ kind: 'citizen', citizenId: randomUUID(), clientId: 'portal', memberships });
}

function membership(
  organizationId: string,
  kind: string,
  scope: string,
  commune: string | null = null,
): Membership {
  return { organizationId, kind, roles: [], scopes: [scope], commune };
}

type RowGiven = { guest?: Record<string, unknown>; [field: string]: unknown };

/** A row of a batch that is right in everything: a Vietnamese guest who has just arrived. */
export function row(house: Pick<EstablishmentRecord, 'id'>, { guest = {}, ...given }: RowGiven = {}) {
  serial += 1;
  return {
    establishmentId: house.id,
    clientReference: `ref-${serial}-${randomUUID()}`,
    arrivedAt: before(60_000),
    expectedDepartureOn: addDays(localDay(testNow), 2),
    room: '302',
    ...given,
    guest: {
      fullName: 'Nguyễn Thị Thử',
      dateOfBirth: '1990-05-15',
      gender: 'FEMALE',
      nationality: 'VNM',
      documentKind: 'CITIZEN_ID_CARD',
      documentNumber: `09919${String(serial).padStart(7, '0')}`,
      phone: '0000 000 000',
      ...guest,
    },
  };
}
