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
    record.accessedAt.toISOString(),
  ];
  return vault.fingerprint('accessRecord', JSON.stringify(content));
}
