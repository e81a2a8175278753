import type { Adapter, AdapterPayload } from 'oidc-provider';
import type { ServiceClientStore } from '../service-client/service-client.store.ts';

const portalId = 'portal';

/**
 * Clients as the provider wants to see them. They are read from the database at each use, so that revoking one
 * takes effect at once. In place of a secret the provider gets the hashes of those accepted, which `provider.ts`
 * compares.
 */
export class ClientStorage implements Adapter {
  readonly #store: ServiceClientStore;
  readonly #portalUrl: string;

  constructor(store: ServiceClientStore, portalUrl: string) {
    this.#store = store;
    this.#portalUrl = portalUrl;
  }

  async find(clientId: string): Promise<AdapterPayload | undefined> {
    if (clientId === portalId) return this.#portal();
    const client = await this.#store.findCredential(clientId);
    if (!client) return undefined;
    return {
      client_id: client.clientId,
      client_name: client.name,
      client_secret: Buffer.from(client.secretHashes).toString('hex'),
      grant_types: ['client_credentials'],
      response_types: [],
      redirect_uris: [],
      scope: client.scopes.join(' '),
    };
  }

  async #portal(): Promise<AdapterPayload | undefined> {
    const portal = await this.#store.findRelyingParty(portalId);
    return portal
      ? {
          client_id: portal.clientId,
          client_name: portal.name,
          client_secret: Buffer.from(portal.secretHash).toString('hex'),
          grant_types: ['authorization_code', 'refresh_token'],
          response_types: ['code'],
          redirect_uris: [`${this.#portalUrl}/auth/callback`],
          post_logout_redirect_uris: [this.#portalUrl, `${this.#portalUrl}/`],
        }
      : undefined;
  }

  upsert = refuse;
  findByUid = refuse;
  findByUserCode = refuse;
  consume = refuse;
  destroy = refuse;
  revokeByGrantId = refuse;
}

/** Clients are registered through the graph, never through the provider. */
async function refuse(): Promise<undefined> {
  throw new Error('The provider may only read clients');
}
