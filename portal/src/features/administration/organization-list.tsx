import Link from 'next/link';
import type { TreeOrganizationFragment } from '#generated/graphql/graphql.ts';
import { type Locale } from '#language/locale.ts';
import { localized } from '#language/messages.ts';
import { administrationMessages } from './administration.messages.ts';
import { type Branch, countBelow } from './organization-tree.ts';

type Unit = Omit<TreeOrganizationFragment, ' $fragmentName'>;
type OrganizationListProps = { locale: Locale; branch: Branch<Unit> };

/** The own organisation, and under it what it administers: lists in lists, as it is. */
export function OrganizationList({ locale, branch }: OrganizationListProps) {
  const words = administrationMessages[locale];
  return (
    <nav aria-label={words.tree}>
      <p className="text-sm text-soft">{words.own}</p>
      <p className="text-lg">
        <OrganizationLink locale={locale} unit={branch.unit} />
      </p>
      <p className="text-sm text-soft">{words.below(countBelow(branch))}</p>
      <Below locale={locale} branch={branch} />
    </nav>
  );
}

function Below({ locale, branch }: OrganizationListProps) {
  const words = administrationMessages[locale];
  if (branch.below.length === 0) return null;
  return (
    <ul className="mt-2 border-l border-rule pl-4 md:pl-6">
      {branch.below.map((one) => (
        <li key={one.unit.id} className="py-1.5">
          <OrganizationLink locale={locale} unit={one.unit} />
          <span className="block text-sm text-soft">{words.kinds[one.unit.kind]}</span>
          <Below locale={locale} branch={one} />
        </li>
      ))}
    </ul>
  );
}

function OrganizationLink({ locale, unit }: { locale: Locale; unit: Unit }) {
  return (
    <Link
      href={`/${locale}/administration/${unit.id}`}
      className="link inline-block min-h-6 font-medium"
      prefetch={false}
    >
      {localized(unit.name, locale)}
    </Link>
  );
}
