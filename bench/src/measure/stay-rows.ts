import { randomUUID } from 'node:crypto';

let serial = 0;

/** A declaration of an invented person, different each time. */
export function stayRow(establishmentId: string): Record<string, unknown> {
  serial += 1;
  return {
    establishmentId,
    guest: {
      fullName: `Nguyễn Thị Đo ${serial}`,
      dateOfBirth: '1988-02-29',
      gender: 'FEMALE',
      nationality: 'VNM',
      documentKind: 'CITIZEN_ID_CARD',
      // The ninth century digit: nobody seeded was born after 2300.
      documentNumber: `099900${String(serial).padStart(6, '0')}`,
    },
    room: String(100 + (serial % 400)),
    purpose: 'TOURISM',
    arrivedAt: new Date(Date.now() - 60_000).toISOString(),
    expectedDepartureOn: new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10),
    clientReference: randomUUID(),
  };
}
