import type {
  OrganizationClientFragment,
  OrganizationHeadFragment,
  OrganizationMemberFragment,
} from '#generated/graphql/graphql.ts';

export type OrganizationView = Omit<OrganizationHeadFragment, ' $fragmentName'>;
export type MemberView = Omit<OrganizationMemberFragment, ' $fragmentName'>;
export type ClientView = Omit<OrganizationClientFragment, ' $fragmentName'>;
