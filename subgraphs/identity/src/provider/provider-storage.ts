import { createHash } from 'node:crypto';
import { type Adapter, type AdapterPayload, errors } from 'oidc-provider';
import type { OidcPayloadStore } from './oidc-payload.store.ts';

/** Whoever holds the id of one of these holds the right itself: only a hash of it is kept. */
const bearerKinds = new Set(['RefreshToken', 'AuthorizationCode']);

/** What the provider remembers of one kind, in PostgreSQL, shared by all processes. */
export class ProviderStorage implements Adapter {
  readonly #kind: string;
  readonly #store: OidcPayloadStore;

  constructor(kind: string, store: OidcPayloadStore) {
    this.#kind = kind;
    this.#store = store;
  }

  async upsert(id: string, payload: AdapterPayload, expiresIn: number): Promise<void> {
    const { jti, ...withoutId } = payload;
    await this.#store.put({
      kind: this.#kind,
      key: this.#keyOf(id),
      payload: bearerKinds.has(this.#kind) ? withoutId : payload,
      grantId: payload.grantId ?? null,
      uid: payload.uid ?? null,
      expiresInSeconds: expiresIn,
    });
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    const row = await this.#store.find(this.#kind, this.#keyOf(id));
    if (!row) return undefined;
    const payload = { ...row.payload, ...(bearerKinds.has(this.#kind) && { jti: id }) };
    return row.consumedAt ? { ...payload, consumed: Math.floor(row.consumedAt.getTime() / 1000) } : payload;
  }

  findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return this.#store.findByUid(this.#kind, uid);
  }

  findByUserCode(): Promise<undefined> {
    return Promise.reject(new errors.InvalidRequest('the device flow is not offered'));
  }

  /**
   * Of two uses at the same moment one wins. The other is a replay as much as a later one would be,
   * so that the whole grant ends.
   */
  async consume(id: string): Promise<void> {
    const key = this.#keyOf(id);
    if (await this.#store.consume(this.#kind, key)) return;
    await this.#store.endGrantOf(this.#kind, key);
    throw new errors.InvalidGrant('already used');
  }

  async destroy(id: string): Promise<void> {
    await this.#store.remove(this.#kind, this.#keyOf(id));
  }

  /** By the provider: for a token or a code that comes a second time, and for a sign-out that was asked about. */
  async revokeByGrantId(grantId: string): Promise<void> {
    await this.#store.endGrant(grantId, 'REVOKED');
  }

  #keyOf(id: string): string {
    return bearerKinds.has(this.#kind) ? createHash('sha256').update(id).digest('base64url') : id;
  }
}
