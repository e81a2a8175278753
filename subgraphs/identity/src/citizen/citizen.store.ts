import type { Database } from '../database.ts';
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
  readonly #database: Database;
  readonly #vault: PersonalDataVault;

  constructor(database: Database, vault: PersonalDataVault) {
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
      where: this.#whereName(name),
      select: { id: true, passwordHash: true },
    });
    return row && { citizenId: row.id, passwordHash: row.passwordHash };
  }

  async exists(id: string): Promise<boolean> {
    return (await this.#database.citizen.count({ where: { id } })) > 0;
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
