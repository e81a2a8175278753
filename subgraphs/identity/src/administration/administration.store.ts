import { localDay } from '@city/kit/time/vietnam-time';
import type { Queries } from '../database.ts';
import type { OrganizationKind } from '../generated/prisma/enums.ts';

export type AdministeredOrganization = {
  id: string;
  code: string;
  kind: OrganizationKind;
  isAdministered: boolean;
};

/** An organisation of this day, and whether the person administers it or one above it, as it is at this moment. */
export async function findAdministered(
  tx: Queries,
  o: { administratorId: string; organizationId: string; day: string },
): Promise<AdministeredOrganization | null> {
  const [found] = await tx.$queryRaw<AdministeredOrganization[]>`
    with recursive upward (id, parent_id, level) as (
      select id, parent_id, 0 from organization_on(${o.day}::date) where id = ${o.organizationId}::uuid
      union all
      select above.id, above.parent_id, upward.level + 1
        from organization_on(${o.day}::date) above
        join upward on above.id = upward.parent_id
       where upward.level < 8
    )
    select o.id::text, o.code, o.kind::text as kind,
           exists (
             select from membership m
               join upward on upward.id = m.organization_id
              where m.citizen_id = ${o.administratorId}::uuid and m.revoked_at is null
                and 'ADMINISTRATOR' = any(m.roles::text[])
           ) as "isAdministered"
      from organization o
     where o.id = ${o.organizationId}::uuid
       and ${o.day}::date between o.valid_from and coalesce(o.valid_to, 'infinity')`;
  return found ?? null;
}

/** Nobody else administers the organisation, neither in it nor above it. */
export async function isLastAdministrator(
  tx: Queries,
  { citizenId, organizationId }: { citizenId: string; organizationId: string },
): Promise<boolean> {
  const day = localDay(new Date());
  const [found] = await tx.$queryRaw<{ others: number }[]>`
    with recursive upward (id, parent_id, level) as (
      select id, parent_id, 0 from organization_on(${day}::date) where id = ${organizationId}::uuid
      union all
      select above.id, above.parent_id, upward.level + 1
        from organization_on(${day}::date) above
        join upward on above.id = upward.parent_id
       where upward.level < 8
    )
    select count(*)::int as others
      from membership m
      join upward on upward.id = m.organization_id
      join citizen c on c.id = m.citizen_id and c.frozen_at is null
     where m.citizen_id <> ${citizenId}::uuid and m.revoked_at is null
       and 'ADMINISTRATOR' = any(m.roles::text[])`;
  return found?.others === 0;
}
