import type { ProcedureFieldsQuery } from '#generated/graphql/graphql.ts';
import type { Locale } from '#language/locale.ts';
import { localized } from '#language/messages.ts';
import { buttonStyle } from '#ui/button-style.ts';
import { fieldStyle } from '#ui/field-style.ts';
import { SelectField } from '#ui/select-field.tsx';
import type { ProcedureSearch } from './procedure-search.ts';
import { proceduresMessages } from './procedures.messages.ts';

type SearchFormProps = {
  locale: Locale;
  search: ProcedureSearch;
  fields: ProcedureFieldsQuery['procedureFields'];
};

/** Words and filters in one form whose answer has an address; it needs no script. */
export function SearchForm({ locale, search, fields }: SearchFormProps) {
  const words = proceduresMessages[locale];
  const fieldOptions = fields.map((field) => ({
    value: field.code,
    label: `${localized(field.name, locale)} (${field.procedureCount})`,
  }));
  const levelOptions = Object.entries(words.levels).map(([value, label]) => ({ value, label }));
  return (
    <search>
      <form
        action={`/${locale}/procedures`}
        className="grid items-end gap-4 md:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,1fr)_auto]"
      >
        <div className={fieldStyle.field}>
          <label htmlFor="procedure-search" className={fieldStyle.label}>
            {words.searchLabel}
          </label>
          <span id="procedure-search-hint" className={fieldStyle.hint}>
            {words.searchHint}
          </span>
          <input
            id="procedure-search"
            name="search"
            type="search"
            defaultValue={search.search}
            aria-describedby="procedure-search-hint"
            autoComplete="off"
            className={fieldStyle.input}
          />
        </div>
        <SelectField
          id="procedure-field"
          name="field"
          label={words.field}
          defaultValue={search.field}
          options={[{ value: '', label: words.allFields }, ...fieldOptions]}
        />
        <SelectField
          id="procedure-level"
          name="level"
          label={words.level}
          defaultValue={search.level}
          options={[{ value: '', label: words.allLevels }, ...levelOptions]}
        />
        <button type="submit" className={buttonStyle()}>
          {words.search}
        </button>
      </form>
    </search>
  );
}
