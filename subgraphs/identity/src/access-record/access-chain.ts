import { createHash } from 'node:crypto';
import type { InquiryKind } from '@city/kit/access-facts/inquiry';
import type { PersonalDataVault } from '../protection/personal-data-vault.ts';

type Bytes = Uint8Array<ArrayBuffer>;

export type ChainedRecord = {
  id: string;
  citizenId: string;
  accessedById: string | null;
  accessedByClientId: string | null;
  organizationId: string | null;
  fields: string[];
  purpose: string | null;
  requestId: string | null;
  accessedAt: Date;
  chainDay: string;
  chainPosition: number;
  source: string | null;
  aboutCipher: Uint8Array | null;
  inquiry: InquiryKind;
  legalGround: string | null;
  visibleFrom: Date | null;
};

/** What the first record ever kept is linked to. */
export const chainOrigin: Bytes = new Uint8Array(32);

/**
 * The hash of a record over all that it says and the hash before it. It is keyed with a key that is not in the
 * database: whoever can write there can change a record, and can't make the chain agree with the change.
 */
export function linkHash(vault: PersonalDataVault, previous: Uint8Array, record: ChainedRecord): Bytes {
  const content = [
    Buffer.from(previous).toString('hex'),
    record.chainDay,
    record.chainPosition,
    record.id,
    record.citizenId,
    record.accessedById,
    record.accessedByClientId,
    record.organizationId,
    record.fields,
    record.purpose,
    record.requestId,
    textOf(record.accessedAt),
    ...additionsOf(record),
  ];
  return vault.fingerprint('accessRecord', JSON.stringify(content));
}

/** Nothing for a plain look at what is here, so that the records of earlier releases hash as they did. */
function additionsOf(record: ChainedRecord): (string | null)[] {
  const { source, aboutCipher, inquiry, legalGround, visibleFrom } = record;
  const about = aboutCipher && createHash('sha256').update(aboutCipher).digest('hex');
  const isPlain = inquiry === 'ROUTINE' && !source && !about && !legalGround && !visibleFrom;
  return isPlain ? [] : [source, about, inquiry, legalGround, visibleFrom && textOf(visibleFrom)];
}

/** PostgreSQL's infinity is no instant to JavaScript, and a changed record must not stop the verification. */
function textOf(instant: Date): string {
  return Number.isNaN(instant.getTime()) ? 'no instant' : instant.toISOString();
}
