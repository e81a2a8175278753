import type { LookFragment } from '#generated/graphql/graphql.ts';
import type { Locale } from '#language/locale.ts';
import { localized } from '#language/messages.ts';
import { buttonStyle } from '#ui/button-style.ts';
import { SelectField } from '#ui/select-field.tsx';
import { whoLookedMessages } from './who-looked.messages.ts';

/** The organisations among the looks on this page; a form that needs no script. */
export function LookFilter({
  locale,
  looks,
  chosen,
}: {
  locale: Locale;
  looks: readonly LookFragment[];
  chosen: string;
}) {
  const words = whoLookedMessages[locale];
  const names = new Map(
    looks.flatMap(({ organization }) =>
      organization ? [[organization.id, localized(organization.name, locale)] as const] : [],
    ),
  );
  if (names.size < 2 && chosen === '') return null;
  const options = [...names].map(([value, label]) => ({ value, label }));
  return (
    <form method="get" className="mb-6 flex max-w-xl flex-wrap items-end gap-3">
      <SelectField
        name="organization"
        id="organization"
        label={words.filter}
        options={[{ value: '', label: words.everyone }, ...options]}
        defaultValue={chosen}
        className="min-w-0 grow"
      />
      <button type="submit" className={buttonStyle('secondary')}>
        {words.apply}
      </button>
    </form>
  );
}
