import type { Branch } from '#features/administration/organization-tree.ts';
import { BreachReadersDocument, type TreeOrganizationFragment } from '#generated/graphql/graphql.ts';
import { queryGraph } from '#graphql/server-query.ts';
import type { Locale } from '#language/locale.ts';
import { localized } from '#language/messages.ts';
import type { SelectOption } from '#ui/select-field.tsx';
import type { ReaderChoices } from './breach-form.tsx';

type Unit = Omit<TreeOrganizationFragment, ' $fragmentName'>;

/** Everything below the own organisation, indented as it stands in the tree. */
export function unitsOf(branch: Branch<Unit>, locale: Locale, level = 0): SelectOption[] {
  const label = `${'\u2003'.repeat(level)}${localized(branch.unit.name, locale)}`;
  return [
    { value: branch.unit.id, label },
    ...branch.below.flatMap((one) => unitsOf(one, locale, level + 1)),
  ];
}

/** Who can have read for an organisation: itself as a whole, its members, its programs. */
export async function readReaders(locale: Locale, organizationId: string) {
  const { data, problems } = await queryGraph(locale, BreachReadersDocument, { id: organizationId });
  const found = data?.organization;
  if (!found) return { readers: null, problems };
  const readers: ReaderChoices = {
    whole: { value: `organization:${found.id}`, label: localized(found.name, locale) },
    members: found.members.map(({ citizen }) => ({
      value: `person:${citizen.id}`,
      label: citizen.fullName,
    })),
    programs: (data?.serviceClients ?? []).map(({ clientId, name }) => ({
      value: `client:${clientId}`,
      label: `${name} (${clientId})`,
    })),
  };
  return { readers, problems };
}
