import type { Queries } from '../database.ts';
import type { OrganizationKind, Role } from '../generated/prisma/enums.ts';

const columns = { id: true, citizenId: true, organizationId: true, roles: true, grantedAt: true } as const;

export type MembershipRow = Awaited<ReturnType<MembershipStore['findMany']>>[number];

export type HeldMembership = {
  organizationId: string;
  kind: OrganizationKind;
  commune: string | null;
  roles: Role[];
};

/** Only current memberships: one that was revoked is gone to everybody from that moment on. */
export class MembershipStore {
  readonly #database: Queries;

  constructor(database: Queries) {
    this.#database = database;
  }

  findMany(ids: readonly string[]) {
    return this.#database.membership.findMany({
      where: { id: { in: [...ids] }, revokedAt: null },
      select: columns,
    });
  }

  ofCitizens(citizenIds: readonly string[]) {
    return this.#database.membership.findMany({
      where: { citizenId: { in: [...citizenIds] }, revokedAt: null },
      orderBy: [{ grantedAt: 'asc' }, { id: 'asc' }],
      select: columns,
    });
  }

  ofOrganizations(organizationIds: readonly string[]) {
    return this.#database.membership.findMany({
      where: { organizationId: { in: [...organizationIds] }, revokedAt: null },
      orderBy: [{ grantedAt: 'asc' }, { id: 'asc' }],
      select: columns,
    });
  }

  findCurrent(citizenId: string, organizationId: string): Promise<MembershipRow | null> {
    return this.#database.membership.findFirst({
      where: { citizenId, organizationId, revokedAt: null },
      select: columns,
    });
  }

  /** Also one that has ended. */
  findEver(id: string) {
    return this.#database.membership.findUnique({ where: { id }, select: { ...columns, revokedAt: true } });
  }

  begin(membership: {
    id: string;
    citizenId: string;
    organizationId: string;
    roles: Role[];
    grantedById: string;
  }): Promise<MembershipRow> {
    return this.#database.membership.create({ data: membership, select: columns });
  }

  async end(id: string, revokedById: string): Promise<void> {
    await this.#database.membership.updateMany({
      where: { id, revokedAt: null },
      data: { revokedAt: new Date(), revokedById },
    });
  }

  /** What a token says about a person, in one query: memberships in organisations that exist on this day. */
  heldBy(citizenId: string, day: string): Promise<HeldMembership[]> {
    return this.#database.$queryRaw<HeldMembership[]>`
      select m.organization_id::text as "organizationId", o.kind::text as kind, o.commune,
             m.roles::text[] as roles
        from membership m
        join organization o on o.id = m.organization_id
       where m.citizen_id = ${citizenId}::uuid and m.revoked_at is null
         and ${day}::date between o.valid_from and coalesce(o.valid_to, 'infinity')
       order by m.granted_at, m.id`;
  }
}
