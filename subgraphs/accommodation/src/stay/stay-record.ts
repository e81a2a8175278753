import type {
  DatePrecision,
  GuestGender,
  IdentityDocumentKind,
  StayPurpose,
  StayStatus,
} from '../generated/prisma/enums.ts';

/** A stay as the register has it; days are 'YYYY-MM-DD'. */
export type StayRecord = {
  id: string;
  establishmentId: string;
  operatorId: string;
  commune: string;
  receiptNumber: string;
  clientReference: string;
  fullName: string;
  dateOfBirth: string;
  dateOfBirthPrecision: DatePrecision;
  gender: GuestGender;
  nationality: string;
  documentKind: IdentityDocumentKind;
  documentNumber: string;
  documentKey: string;
  phone: string | null;
  address: string | null;
  permittedUntil: string | null;
  visaNumber: string | null;
  visaExpiresOn: string | null;
  entryDate: string | null;
  entryGate: string | null;
  mrz: string | null;
  mrzNationality: string | null;
  mrzOverrideReason: string | null;
  room: string | null;
  purpose: StayPurpose;
  arrivedAt: Date;
  expectedDepartureOn: string;
  departedAt: Date | null;
  declaredAt: Date;
  declareBy: Date;
  late: boolean;
  status: StayStatus;
  declaredBy: string;
};
