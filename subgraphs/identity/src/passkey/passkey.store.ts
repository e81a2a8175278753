import type { WebAuthnCredential } from '@simplewebauthn/server';
import type { Queries } from '../database.ts';

const challengeMinutes = 5;

const columns = { id: true, name: true, isBackedUp: true, addedAt: true, lastUsedAt: true } as const;

export type PasskeyRow = Awaited<ReturnType<PasskeyStore['ofCitizen']>>[number];

export type KnownPasskey = { id: string; citizenId: string; credential: WebAuthnCredential };

export class PasskeyStore {
  readonly #database: Queries;

  constructor(database: Queries) {
    this.#database = database;
  }

  ofCitizen(citizenId: string) {
    return this.#database.passkey.findMany({
      where: { citizenId },
      orderBy: { addedAt: 'asc' },
      select: columns,
    });
  }

  credentialsOf(citizenId: string): Promise<{ credentialId: string; transports: string[] }[]> {
    return this.#database.passkey.findMany({
      where: { citizenId },
      select: { credentialId: true, transports: true },
    });
  }

  async findByCredential(credentialId: string): Promise<KnownPasskey | null> {
    const row = await this.#database.passkey.findUnique({ where: { credentialId } });
    if (!row) return null;
    const { id, citizenId, publicKey, counter, transports } = row;
    return {
      id,
      citizenId,
      credential: { id: credentialId, publicKey, counter: Number(counter), transports },
    };
  }

  add(passkey: {
    id: string;
    citizenId: string;
    credential: WebAuthnCredential;
    name: string;
    isBackedUp: boolean;
  }): Promise<PasskeyRow> {
    const { id, citizenId, credential, name, isBackedUp } = passkey;
    return this.#database.passkey.create({
      data: {
        id,
        citizenId,
        name,
        isBackedUp,
        credentialId: credential.id,
        publicKey: credential.publicKey,
        counter: credential.counter,
        transports: credential.transports ?? [],
      },
      select: columns,
    });
  }

  async noteUse(id: string, counter: number): Promise<void> {
    await this.#database.passkey.update({ where: { id }, data: { counter, lastUsedAt: new Date() } });
  }

  async remove(citizenId: string, id: string): Promise<boolean> {
    const { count } = await this.#database.passkey.deleteMany({ where: { citizenId, id } });
    return count > 0;
  }

  async putChallenge(key: string, challenge: string): Promise<void> {
    const row = { challenge, expiresAt: new Date(Date.now() + challengeMinutes * 60_000) };
    await this.#database.passkeyChallenge.upsert({
      where: { key },
      create: { key, ...row },
      update: row,
    });
  }

  /** A challenge is answered once, rightly or not. */
  async takeChallenge(key: string): Promise<string | null> {
    const rows = await this.#database.$queryRaw<{ challenge: string }[]>`
      delete from passkey_challenge where key = ${key} and expires_at > now() returning challenge`;
    return rows[0]?.challenge ?? null;
  }

  removeOld(): Promise<number> {
    return this.#database.$executeRaw`delete from passkey_challenge where expires_at < now()`;
  }
}
