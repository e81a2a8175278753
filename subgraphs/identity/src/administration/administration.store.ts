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
