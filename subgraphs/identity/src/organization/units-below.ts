import { localDay } from '@city/kit/time/vietnam-time';
import type { Queries } from '../database.ts';

/** The given organisations and all that are below them today, those that were abolished among them. */
export async function unitsBelow(queries: Queries, organizationIds: readonly string[]): Promise<string[]> {
  if (organizationIds.length === 0) return [];
  const rows = await queries.$queryRaw<{ id: string }[]>`
    with recursive
      tree as materialized (select id, parent_id from organization_on(${localDay(new Date())}::date)),
      unit as (
        select id from tree where id = any(${[...organizationIds]}::uuid[])
        union
        select tree.id from tree join unit on tree.parent_id = unit.id
      )
    select id::text from unit`;
  return rows.map(({ id }) => id);
}
