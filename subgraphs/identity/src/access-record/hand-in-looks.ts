import { createHash } from 'node:crypto';
import type { AccessFact, AccessFactBatch } from '@city/kit/access-facts/access-fact';
import type { Database } from '../database.ts';
import type { PersonalDataVault } from '../protection/personal-data-vault.ts';
import type { AccessRecordStore } from './access-record.store.ts';
import { visibleFrom } from './inquiry-seal.ts';
import type { NewAccessRecord } from './keep-access-records.ts';

type Services = {
  database: Database;
  vault: PersonalDataVault;
  accessRecords: AccessRecordStore;
  inquirySealedDays: number;
};

/**
 * Takes looks of another subgraph into the chain, for those whom they are about and who have an account.
 * The sender is not told who has one. Under the same ids they are kept once.
 * Who typed the number in, and may not be its holder, reads that there was a look, and not where the holder stayed.
 */
export async function handInLooks(services: Services, { source, facts }: AccessFactBatch): Promise<void> {
  const accounts = await accountsOf(services, facts);
  const records = facts.flatMap((fact) =>
    fact.subjects.flatMap(({ nationalId, reference, about }): NewAccessRecord[] => {
      const account = accounts.get(nationalId);
      const accessedById = 'citizenId' in fact.accessedBy ? fact.accessedBy.citizenId.toLowerCase() : null;
      if (account === undefined || account.id === accessedById) return [];
      const accessedAt = new Date(fact.accessedAt);
      return [
        {
          citizenId: account.id,
          accessedById,
          accessedByClientId: 'clientId' in fact.accessedBy ? fact.accessedBy.clientId : null,
          organizationId: fact.organizationId,
          fields: fact.fields,
          purpose: fact.purpose,
          requestId: fact.requestId,
          inquiry: fact.inquiry,
          visibleFrom: visibleFrom(fact.inquiry, accessedAt, services.inquirySealedDays),
          handedIn: {
            id: recordId([source, fact.id, reference]),
            accessedAt,
            source,
            about: account.isVerified ? about : null,
          },
        },
      ];
    }),
  );
  if (records.length > 0) await services.accessRecords.keep(records);
}

type Account = { id: string; isVerified: boolean };

/** By national ID, those with a confirmed account. */
async function accountsOf(
  { database, vault }: Services,
  facts: readonly AccessFact[],
): Promise<Map<string, Account>> {
  const nationalIds = [...new Set(facts.flatMap(({ subjects }) => subjects.map((each) => each.nationalId)))];
  const byHash = new Map(
    nationalIds.map((nationalId) => [hex(vault.fingerprint('nationalId', nationalId)), nationalId]),
  );
  const rows = await database.citizen.findMany({
    where: {
      nationalIdHash: { in: [...byHash.keys()].map((hash) => new Uint8Array(Buffer.from(hash, 'hex'))) },
      confirmedAt: { not: null },
    },
    select: { id: true, nationalIdHash: true, assuranceLevel: true },
  });
  return new Map(
    rows.map(({ id, nationalIdHash, assuranceLevel }) => [
      byHash.get(hex(nationalIdHash)) ?? '',
      { id, isVerified: assuranceLevel === 'VERIFIED' },
    ]),
  );
}

/** The same for the same look at the same thing, whenever it is handed in. */
function recordId(parts: readonly string[]): string {
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest().subarray(0, 16);
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x80, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  const text = hash.toString('hex');
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join(
    '-',
  );
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
