import type { Queries } from '../database.ts';
import type { PersonalDataVault } from '../protection/personal-data-vault.ts';
import type { SignInName } from '../sign-in/sign-in-name.ts';

const columns = {
  id: true,
  fullName: true,
  nationalIdCipher: true,
  dateOfBirth: true,
  gender: true,
  phoneCipher: true,
  emailCipher: true,
  permanentAddressCipher: true,
  assuranceLevel: true,
  registeredAt: true,
} as const;

export type CitizenRow = Awaited<ReturnType<CitizenStore['findMany']>>[number];

export class CitizenStore {
  readonly #database: Queries;
  readonly #vault: PersonalDataVault;

  constructor(database: Queries, vault: PersonalDataVault) {
    this.#database = database;
    this.#vault = vault;
  }

  findMany(ids: readonly string[]) {
    return this.#database.citizen.findMany({ where: { id: { in: [...ids] } }, select: columns });
  }

  /** Accounts whose holder has not confirmed the phone yet are not there. */
  findByNationalId(nationalId: string): Promise<CitizenRow | null> {
    const nationalIdHash = this.#vault.fingerprint('nationalId', nationalId);
    return this.#database.citizen.findFirst({
      where: { nationalIdHash, confirmedAt: { not: null } },
      select: columns,
    });
  }

  /** For sign-in only: who goes by this name, and the hash of the password. */
  async findCredential(name: SignInName): Promise<{ citizenId: string; passwordHash: string | null } | null> {
    const row = await this.#database.citizen.findUnique({
      where: { ...this.#whereName(name), confirmedAt: { not: null } },
      select: { id: true, passwordHash: true },
    });
    return row && { citizenId: row.id, passwordHash: row.passwordHash };
  }

  get(id: string): Promise<CitizenRow> {
    return this.#database.citizen.findUniqueOrThrow({ where: { id }, select: columns });
  }

  takePhone(id: string, phone: string): Promise<CitizenRow> {
    return this.#database.citizen.update({
      where: { id },
      data: {
        phoneHash: this.#vault.fingerprint('phone', phone),
        phoneCipher: this.#vault.seal(phone, `phone:${id}`),
        confirmedAt: new Date(),
      },
      select: columns,
    });
  }

  changeContact(
    id: string,
    contact: { email?: string | null; permanentAddress?: string | null },
  ): Promise<CitizenRow> {
    const { email, permanentAddress } = contact;
    return this.#database.citizen.update({
      where: { id },
      data: {
        ...(email !== undefined && { emailCipher: this.#vault.sealOptional(email, `email:${id}`) }),
        ...(permanentAddress !== undefined && {
          permanentAddressCipher: this.#vault.sealOptional(permanentAddress, `permanentAddress:${id}`),
        }),
      },
      select: columns,
    });
  }

  /** How surely an account is known, and by which phone, until the transaction ends. Null as for `markVerified`. */
  async lockForVerification(
    id: string,
  ): Promise<{ isVerified: boolean; phoneHash: Uint8Array | null } | null> {
    const [found] = await this.#database.$queryRaw<{ isVerified: boolean; phoneHash: Uint8Array | null }[]>`
      select assurance_level = 'VERIFIED' as "isVerified", phone_hash as "phoneHash"
        from citizen where id = ${id}::uuid and confirmed_at is not null for update`;
    return found ?? null;
  }

  /** Null for an account that does not exist or was never confirmed. */
  async markVerified(id: string): Promise<CitizenRow | null> {
    const { count } = await this.#database.citizen.updateMany({
      where: { id, confirmedAt: { not: null } },
      data: { assuranceLevel: 'VERIFIED' },
    });
    return count === 1 ? this.get(id) : null;
  }

  /** Accounts whose code never came back. */
  removePending(minutes: number): Promise<number> {
    return this.#database.$executeRaw`
      delete from citizen
       where confirmed_at is null and registered_at < now() - make_interval(mins => ${minutes})`;
  }

  /** There, and not closed by an officer. */
  async isOpen(id: string): Promise<boolean> {
    return (await this.#database.citizen.count({ where: { id, frozenAt: null } })) > 0;
  }

  async isFrozen(id: string): Promise<boolean> {
    return !(await this.isOpen(id));
  }

  #whereName(name: SignInName) {
    switch (name.kind) {
      case 'nationalId':
        return { nationalIdHash: this.#vault.fingerprint('nationalId', name.value) };
      case 'phone':
        return { phoneHash: this.#vault.fingerprint('phone', name.value) };
      case 'userName':
        return { userName: name.value };
    }
  }
}
