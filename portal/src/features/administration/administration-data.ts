import { readFragment } from '#generated/graphql/fragment-masking.ts';
import {
  AdministeredOrganizationDocument,
  OrganizationHeadFragmentDoc,
  OrganizationMemberFragmentDoc,
} from '#generated/graphql/graphql.ts';
import { queryGraph } from '#graphql/server-query.ts';
import type { Locale } from '#language/locale.ts';

/** An organisation with its members, as a page about it needs them; null with the problems where there is none. */
export async function readOrganization(locale: Locale, id: string) {
  const { data, problems } = await queryGraph(locale, AdministeredOrganizationDocument, { id });
  const found = data?.organization ?? null;
  return {
    problems,
    organization: found && readFragment(OrganizationHeadFragmentDoc, found),
    members: found ? [...readFragment(OrganizationMemberFragmentDoc, found.members)] : [],
  };
}
