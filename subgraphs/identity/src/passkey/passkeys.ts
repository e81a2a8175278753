import { randomUUID } from 'node:crypto';
import type { Logger } from '@city/kit/log/log';
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { z } from 'zod';
import type { Database } from '../database.ts';
import type { PersonalDataVault } from '../protection/personal-data-vault.ts';
import { tellOwner } from '../second-factor/account-news.ts';
import { SecondFactorStore } from '../second-factor/second-factor.store.ts';
import { type PasskeyRow, PasskeyStore } from './passkey.store.ts';
import { readCredential } from './read-credential.ts';

type Adding = {
  citizenId: string;
  name: string;
  answer: unknown;
  /** What the challenge was given out for: the settings of the account when not said. */
  occasion?: string;
  /** Only for who has no second factor yet. */
  isFirst?: boolean;
};

type Parts = {
  database: Database;
  vault: PersonalDataVault;
  /** The domain that passkeys are bound to: that of the provider, or one above it and the portal. */
  domain: string;
  origins: string[];
  log: Logger;
};

/** Only the shape: what is in it is judged by the library. */
const answerShape = z.looseObject({
  id: z.string().min(1).max(1_400),
  rawId: z.string(),
  type: z.literal('public-key'),
  response: z.looseObject({ clientDataJSON: z.string() }),
  clientExtensionResults: z.looseObject({}).default({}),
});

/** Adding passkeys and signing in with them. The authenticator always checks its user (PIN, finger, face). */
export class Passkeys {
  readonly #parts: Parts;
  readonly #store: PasskeyStore;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#store = new PasskeyStore(parts.database);
  }

  async addOptions(person: { citizenId: string; name: string; occasion?: string }): Promise<object> {
    const { citizenId, name, occasion = citizenId } = person;
    const known = await this.#store.credentialsOf(citizenId);
    const options = await generateRegistrationOptions({
      rpName: 'Phú Quốc',
      rpID: this.#parts.domain,
      userName: name,
      // Authenticators keep it in the open: it says nothing about the person.
      userID: this.#parts.vault.fingerprint('passkeyUser', citizenId),
      attestationType: 'none',
      excludeCredentials: known.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    await this.#store.putChallenge(`add:${occasion}`, options.challenge);
    return options;
  }

  /** Null for an answer that is not to our question, and for what was to be the first factor and would not be. */
  async add({ citizenId, name, answer, isFirst, occasion = citizenId }: Adding): Promise<PasskeyRow | null> {
    const challenge = await this.#store.takeChallenge(`add:${occasion}`);
    const parsed = answerShape.safeParse(answer);
    if (!challenge || !parsed.success) return null;
    const { domain, origins, log } = this.#parts;
    try {
      const { verified, registrationInfo } = await verifyRegistrationResponse({
        response: parsed.data as unknown as RegistrationResponseJSON,
        expectedChallenge: challenge,
        expectedOrigin: origins,
        expectedRPID: domain,
        requireUserVerification: true,
      });
      if (!verified) return null;
      const { credential, credentialBackedUp: isBackedUp } = registrationInfo;
      if (await this.#store.findByCredential(credential.id)) return null;
      const passkey = { id: randomUUID(), citizenId, credential, name, isBackedUp };
      return isFirst ? await this.#addFirst(passkey) : await this.#store.add(passkey);
    } catch (error) {
      if (isFromDatabase(error)) throw error;
      log.info({ reason: String(error) }, 'A new passkey was refused');
      return null;
    }
  }

  /** Of two that would be the first at once, one is. */
  #addFirst(passkey: Parameters<PasskeyStore['add']>[0]): Promise<PasskeyRow | null> {
    const { database, vault } = this.#parts;
    return database.$transaction(async (tx) => {
      await tx.$executeRaw`select 1 from citizen where id = ${passkey.citizenId}::uuid for update`;
      const factors = new SecondFactorStore(tx, vault);
      // Whoever knew the password may have read the secret of an app beside: it is no good any more.
      await factors.dropEnrolment(passkey.citizenId);
      const { totp, passkeys } = await factors.held(passkey.citizenId);
      if (totp || passkeys > 0) return null;
      await tellOwner(tx, passkey.citizenId, 'factorAdded');
      return new PasskeyStore(tx).add(passkey);
    });
  }

  /** With a person the keys of that person; without, whatever keys the authenticator has for the city. */
  async signInOptions(interaction: string, citizenId: string | null): Promise<object> {
    const known = citizenId === null ? [] : await this.#store.credentialsOf(citizenId);
    const options = await generateAuthenticationOptions({
      rpID: this.#parts.domain,
      userVerification: 'required',
      allowCredentials: known.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
    });
    await this.#store.putChallenge(`sign-in:${interaction}`, options.challenge);
    return options;
  }

  /** For who is not signed in and has said no name: any key of the city. The challenge is its own key in the table. */
  async recoveryOptions(): Promise<object> {
    const options = await generateAuthenticationOptions({
      rpID: this.#parts.domain,
      userVerification: 'required',
    });
    await this.#store.putChallenge(recoveryKey(options.challenge), options.challenge);
    return options;
  }

  /** Whose passkey signed a challenge of `recoveryOptions`, or null. */
  recoveringCitizen(answer: unknown): Promise<string | null> {
    return this.#citizenOf(recoveryKey(challengeOf(answer)), answer);
  }

  /** Whose passkey signed this sign-in's challenge, or null. */
  citizenOf(interaction: string, answer: unknown): Promise<string | null> {
    return this.#citizenOf(`sign-in:${interaction}`, answer);
  }

  async #citizenOf(key: string, answer: unknown): Promise<string | null> {
    const challenge = await this.#store.takeChallenge(key);
    const parsed = answerShape.safeParse(answer);
    const passkey = parsed.success ? await this.#store.findByCredential(parsed.data.id) : null;
    if (!challenge || !passkey || !parsed.success) return null;
    const { domain, origins, log } = this.#parts;
    try {
      const { verified, authenticationInfo } = await verifyAuthenticationResponse({
        response: parsed.data as unknown as AuthenticationResponseJSON,
        expectedChallenge: challenge,
        expectedOrigin: origins,
        expectedRPID: domain,
        credential: passkey.credential,
        requireUserVerification: true,
      });
      if (!verified) return null;
      await this.#store.noteUse(passkey.id, authenticationInfo.newCounter);
      return passkey.citizenId;
    } catch (error) {
      if (isFromDatabase(error)) throw error;
      log.info({ reason: String(error) }, 'A passkey was refused');
      return null;
    }
  }
}

const recoveryKey = (challenge: string) => `recover:${challenge}`;

const clientDataShape = z.object({ challenge: z.string().min(1).max(200) });

/** Which challenge the answer says that it signed; the library checks that it did. */
function challengeOf(answer: unknown): string {
  const parsed = answerShape.safeParse(answer);
  if (!parsed.success) return '';
  const text = Buffer.from(parsed.data.response.clientDataJSON, 'base64url').toString('utf8');
  return clientDataShape.safeParse(readCredential(text)).data?.challenge ?? '';
}

/** The library says by plain errors what it refuses; those of the database are none of its. */
const isFromDatabase = (error: unknown): boolean =>
  !(error instanceof Error) || error.name.startsWith('Prisma');
