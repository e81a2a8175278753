import type { Queries } from '../database.ts';
import type { PersonalDataVault } from '../protection/personal-data-vault.ts';
import type { DeskPerson } from '../recovery/desk-input.ts';
import { recoveryRules } from '../recovery/recovery.store.ts';
import { SessionStore } from '../session/session.store.ts';
import type { DeskAct } from './desk-account.type.ts';

const historyLength = 20;

export type DeskTraceRow = {
  id: string;
  act: keyof typeof DeskAct;
  at: Date;
  officerId: string;
  organizationId: string;
  documentSeen: string;
  reason: string | null;
  phoneCompared: boolean | null;
};

export class DeskAccountStore {
  readonly #database: Queries;
  readonly #vault: PersonalDataVault;

  constructor(database: Queries, vault: PersonalDataVault) {
    this.#database = database;
    this.#vault = vault;
  }

  /** Accounts whose holder has not confirmed the phone yet are not there. */
  async find(person: DeskPerson): Promise<{ id: string } | null> {
    return this.#database.citizen.findFirst({
      where: {
        confirmedAt: { not: null },
        ...('citizenId' in person
          ? { id: person.citizenId }
          : { nationalIdHash: this.#vault.fingerprint('nationalId', person.nationalId) }),
      },
      select: { id: true },
    });
  }

  async get(id: string) {
    const [row, sessions, issued] = await Promise.all([
      this.#database.citizen.findUniqueOrThrow({
        where: { id },
        select: {
          id: true,
          nationalIdCipher: true,
          phoneCipher: true,
          assuranceLevel: true,
          registeredAt: true,
          frozenAt: true,
          totp: { select: { citizenId: true } },
          _count: { select: { passkeys: true } },
        },
      }),
      new SessionStore(this.#database).openOf(id),
      this.#database.accountRecovery.findFirst({
        where: {
          citizenId: id,
          isFromDesk: true,
          usedAt: null,
          expiresAt: { gt: new Date() },
          attempts: { lt: recoveryRules.attempts },
        },
        orderBy: { requestedAt: 'desc' },
        select: { expiresAt: true },
      }),
    ]);
    const { totp, _count, ...account } = row;
    return {
      ...account,
      openSessions: sessions.length,
      secondFactors: (totp ? 1 : 0) + _count.passkeys,
      recoveryCodeUntil: issued?.expiresAt ?? null,
    };
  }

  history(citizenId: string): Promise<DeskTraceRow[]> {
    return this.#database.$queryRaw<DeskTraceRow[]>`
      select id::text, kind as act, decided_at as at, officer_id::text as "officerId",
             organization_id::text as "organizationId", document_seen as "documentSeen", reason,
             null::boolean as "phoneCompared"
        from desk_decision where citizen_id = ${citizenId}::uuid
       union all
      select id::text, case phone_check when 'OTHER' then 'VERIFICATION_REFUSED' else 'VERIFICATION' end,
             verified_at, officer_id::text, organization_id::text, document_seen, null,
             phone_check <> 'NOT_COMPARED'
        from verification where citizen_id = ${citizenId}::uuid
       order by at desc, id limit ${historyLength}`;
  }
}
