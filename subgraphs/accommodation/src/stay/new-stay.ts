import { randomUUID } from 'node:crypto';
import type { Viewer } from '@city/kit/request-identity/viewer';
import type { EstablishmentRecord } from '../establishment/establishment-record.ts';
import { documentKey } from '../guest/document-number.ts';
import type { CompleteGuest } from './check-declaration.ts';
import { declareBy } from './declare-by.ts';
import type { DeclareStayInput } from './declare-stays.type.ts';
import type { StayRecord } from './stay-record.ts';

type NewStay = {
  input: DeclareStayInput;
  guest: CompleteGuest;
  room: string | null;
  establishment: EstablishmentRecord;
  viewer: Viewer;
  now: Date;
};

/** The stay that a row declares; its receipt gets its number when it is kept. */
export function newStay({ input, guest, room, establishment, viewer, now }: NewStay): StayRecord {
  const deadline = declareBy({ nationality: guest.nationality, arrivedAt: input.arrivedAt });
  return {
    ...guest,
    id: randomUUID(),
    establishmentId: establishment.id,
    operatorId: establishment.operatorId,
    commune: establishment.commune,
    receiptNumber: '',
    clientReference: input.clientReference,
    documentKey: documentKey(guest),
    room,
    purpose: input.purpose,
    arrivedAt: input.arrivedAt,
    expectedDepartureOn: input.expectedDepartureOn,
    departedAt: null,
    declaredAt: now,
    declareBy: deadline,
    late: now > deadline,
    status: 'DECLARED',
    declaredBy: subjectOf(viewer),
  };
}

/** Who it was, in one text: a person's account, whatever program it was used with, or a service client. */
export function subjectOf(viewer: Viewer): string {
  return viewer.kind === 'client' ? `client:${viewer.clientId}` : `citizen:${viewer.citizenId}`;
}
