import DataLoader from 'dataloader';
import { grouped, inOrder } from '../loading.ts';
import type { MembershipRow, MembershipStore } from './membership.store.ts';

export function createMembershipLoaders(store: MembershipStore) {
  return {
    memberships: new DataLoader<string, MembershipRow | null>((ids) =>
      inOrder(ids, (known) => store.findMany(known)),
    ),
    membershipsOfCitizen: new DataLoader<string, MembershipRow[]>((ids) =>
      grouped(
        ids,
        (known) => store.ofCitizens(known),
        ({ citizenId }) => citizenId,
      ),
    ),
    membershipsOfOrganization: new DataLoader<string, MembershipRow[]>((ids) =>
      grouped(
        ids,
        (known) => store.ofOrganizations(known),
        ({ organizationId }) => organizationId,
      ),
    ),
  };
}
