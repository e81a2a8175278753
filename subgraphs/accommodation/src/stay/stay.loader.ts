import { isUuid } from '@city/kit/text/is-uuid';
import DataLoader from 'dataloader';
import type { Queries } from '../database.ts';
import { canSee, type Reach } from './stay.policy.ts';
import { findStays } from './stay.store.ts';
import type { StayRecord } from './stay-record.ts';

export type StayLoader = DataLoader<string, StayRecord | null>;

/** By id; what the viewer may not see is not there. */
export function createStayLoader(queries: Queries, reach: Reach): StayLoader {
  return new DataLoader(async (ids) => {
    const wanted = ids.filter(isUuid);
    const stays = wanted.length > 0 ? await findStays(queries, wanted) : [];
    const byId = new Map(stays.filter((stay) => canSee(reach, stay)).map((stay) => [stay.id, stay]));
    return ids.map((id) => byId.get(id.toLowerCase()) ?? null);
  });
}
