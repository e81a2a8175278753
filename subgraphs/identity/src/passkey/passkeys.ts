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
import { type PasskeyRow, PasskeyStore } from './passkey.store.ts';

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

  async addOptions(person: { citizenId: string; name: string }): Promise<object> {
    const { citizenId, name } = person;
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
    await this.#store.putChallenge(`add:${citizenId}`, options.challenge);
    return options;
  }

  /** Null for an answer that is not to our question. */
  async add(citizenId: string, name: string, answer: unknown): Promise<PasskeyRow | null> {
    const challenge = await this.#store.takeChallenge(`add:${citizenId}`);
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
      return await this.#store.add({ id: randomUUID(), citizenId, credential, name, isBackedUp });
    } catch (error) {
      if (isFromDatabase(error)) throw error;
      log.info({ reason: String(error) }, 'A new passkey was refused');
      return null;
    }
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

  /** Whose passkey signed this sign-in's challenge, or null. */
  async citizenOf(interaction: string, answer: unknown): Promise<string | null> {
    const challenge = await this.#store.takeChallenge(`sign-in:${interaction}`);
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

/** The library says by plain errors what it refuses; those of the database are none of its. */
const isFromDatabase = (error: unknown): boolean =>
  !(error instanceof Error) || error.name.startsWith('Prisma');
