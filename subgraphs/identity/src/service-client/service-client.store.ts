import type { Queries } from '../database.ts';
import type { OrganizationKind } from '../generated/prisma/enums.ts';

const columns = {
  id: true,
  clientId: true,
  name: true,
  organizationId: true,
  scopes: true,
  createdAt: true,
  lastUsedAt: true,
  revokedAt: true,
  secretRolledAt: true,
  previousSecretValidUntil: true,
} as const;

export type ServiceClientRow = Awaited<ReturnType<ServiceClientStore['findMany']>>[number];

export type NewServiceClient = {
  id: string;
  clientId: string;
  name: string;
  organizationId: string;
  scopes: string[];
  secretHash: Uint8Array<ArrayBuffer>;
  registeredById: string;
};

export type ClientOnDuty = {
  organizationId: string;
  kind: OrganizationKind;
  commune: string | null;
  scopes: string[];
};

export type ClientCredential = { clientId: string; name: string; scopes: string[]; secretHashes: Uint8Array };

export class ServiceClientStore {
  readonly #database: Queries;

  constructor(database: Queries) {
    this.#database = database;
  }

  findMany(ids: readonly string[]) {
    return this.#database.serviceClient.findMany({ where: { id: { in: [...ids] } }, select: columns });
  }

  /** Also those that were revoked: who looks after the clients wants to see them. */
  ofOrganization(organizationId: string) {
    return this.#database.serviceClient.findMany({
      where: { organizationId },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      select: columns,
    });
  }

  findByClientIds(clientIds: readonly string[]) {
    return this.#database.serviceClient.findMany({
      where: { clientId: { in: [...clientIds] } },
      select: columns,
    });
  }

  register(client: NewServiceClient): Promise<ServiceClientRow> {
    return this.#database.serviceClient.create({ data: client, select: columns });
  }

  revoke(id: string, revokedById: string): Promise<ServiceClientRow> {
    return this.#database.serviceClient.update({
      where: { id },
      data: { revokedAt: new Date(), revokedById },
      select: columns,
    });
  }

  /** By the clock of the database, which also decides when the one before ends. */
  async roll(
    id: string,
    secretHash: Uint8Array<ArrayBuffer>,
    overlapHours: number,
  ): Promise<ServiceClientRow> {
    await this.#database.$executeRaw`
      update service_client
         set secret_hash = ${secretHash}, secret_rolled_at = now(),
             previous_secret_hash = case when ${overlapHours}::int > 0 then secret_hash end,
             previous_secret_valid_until =
               case when ${overlapHours}::int > 0 then now() + make_interval(hours => ${overlapHours}::int) end
       where id = ${id}::uuid`;
    return this.#database.serviceClient.findUniqueOrThrow({ where: { id }, select: columns });
  }

  findByClientId(clientId: string) {
    return this.#database.serviceClient.findUnique({ where: { clientId }, select: columns });
  }

  /** For the provider: who may sign in, and the hashes of the secrets that are accepted, one behind the other. */
  async findCredential(clientId: string): Promise<ClientCredential | null> {
    const [found] = await this.#database.$queryRaw<ClientCredential[]>`
      select client_id as "clientId", name, scopes,
             secret_hash || case when previous_secret_valid_until > now() then previous_secret_hash else '' end
               as "secretHashes"
        from service_client
       where client_id = ${clientId} and revoked_at is null`;
    return found ?? null;
  }

  findRelyingParty(clientId: string) {
    return this.#database.relyingParty.findUnique({ where: { clientId } });
  }

  /**
   * What a token says about a machine; notes the use on the way, at most once a minute,
   * so that a client that asks for a token every second does not write one row version a second.
   */
  async takeUp(clientId: string, day: string): Promise<ClientOnDuty | null> {
    const [client] = await this.#database.$queryRaw<(ClientOnDuty & { isUseStale: boolean })[]>`
      select c.organization_id::text as "organizationId", o.kind::text as kind, o.commune, c.scopes,
             coalesce(c.last_used_at < now() - interval '1 minute', true) as "isUseStale"
        from service_client c
        join organization o on o.id = c.organization_id
       where c.client_id = ${clientId} and c.revoked_at is null
         and ${day}::date between o.valid_from and coalesce(o.valid_to, 'infinity')`;
    if (!client) return null;
    if (client.isUseStale)
      await this.#database.$executeRaw`
        update service_client set last_used_at = now()
         where client_id = ${clientId}
           and coalesce(last_used_at < now() - interval '1 minute', true)`;
    const { organizationId, kind, commune, scopes } = client;
    return { organizationId, kind, commune, scopes };
  }
}
