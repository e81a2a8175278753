import { formsMessages } from '#features/forms/forms.messages.ts';
import { PlainField } from '#features/forms/plain-field.tsx';
import type { Locale } from '#language/locale.ts';
import { buttonStyle } from '#ui/button-style.ts';
import { fieldStyle } from '#ui/field-style.ts';
import { Notice } from '#ui/notice.tsx';
import { SelectField, type SelectOption } from '#ui/select-field.tsx';
import { askBreach } from './actions.ts';
import { breachMessages } from './breach.messages.ts';
import type { Question } from './question.ts';

export type ReaderChoices = { whole: SelectOption; members: SelectOption[]; programs: SelectOption[] };

type BreachFormProps = {
  locale: Locale;
  organization: string;
  readers: ReaderChoices;
  typed: Partial<Question>;
  span: { from: string; to: string };
  problems: Record<string, string>;
};

export function OrganizationForm({
  locale,
  organizations,
  chosen,
}: {
  locale: Locale;
  organizations: SelectOption[];
  chosen: string;
}) {
  const words = breachMessages[locale];
  return (
    <form method="get" className="mb-6 flex flex-wrap items-end gap-3">
      <SelectField
        id="organization"
        name="organization"
        label={words.organization}
        options={organizations}
        defaultValue={chosen}
        className="min-w-0 grow basis-60"
      />
      <button type="submit" className={buttonStyle('secondary')}>
        {words.choose}
      </button>
    </form>
  );
}

/** Who read, from when until when, and why it is asked. */
export function BreachForm({ locale, organization, readers, typed, span, problems }: BreachFormProps) {
  const words = breachMessages[locale];
  const all = [readers.whole, ...readers.members, ...readers.programs];
  const names = Object.fromEntries(all.map(({ value, label }) => [value, label]));
  return (
    <form
      action={askBreach.bind(null, locale, names, organization)}
      noValidate
      className="flex flex-col gap-6"
    >
      <div className={fieldStyle.field}>
        <label htmlFor="reader" className={fieldStyle.label}>
          {words.who}
        </label>
        {problems.reader && (
          <p id="reader-error" className={fieldStyle.error}>
            {problems.reader}
          </p>
        )}
        <select
          id="reader"
          name="reader"
          defaultValue={typed.organization === organization ? typed.reader : undefined}
          aria-invalid={problems.reader ? true : undefined}
          aria-describedby={problems.reader ? 'reader-error' : undefined}
          className={`${fieldStyle.input} cursor-pointer`}
        >
          <option value={readers.whole.value}>{words.whole}</option>
          <Choices label={words.members} options={readers.members} />
          <Choices label={words.programs} options={readers.programs} />
        </select>
      </div>
      <PlainField
        name="other"
        label={
          <>
            {words.other} <span className="font-normal text-soft">{formsMessages[locale].optional}</span>
          </>
        }
        hint={words.otherHint}
        defaultValue={typed.other}
        autoComplete="off"
      />
      <div className="grid gap-6 sm:grid-cols-2">
        {(['from', 'to'] as const).map((name) => (
          <PlainField
            key={name}
            name={name}
            type="datetime-local"
            label={words[name]}
            hint={words.clock}
            error={problems[name]}
            defaultValue={typed[name] || span[name]}
          />
        ))}
      </div>
      <PlainField
        name="purpose"
        label={words.purpose}
        hint={words.purposeHint}
        error={problems.purpose}
        defaultValue={typed.purpose}
        autoComplete="off"
      />
      <Notice title={words.recordTitle}>{words.recordText}</Notice>
      <div>
        <button type="submit" className={buttonStyle('primary', 'large')}>
          {words.ask}
        </button>
      </div>
    </form>
  );
}

function Choices({ label, options }: { label: string; options: SelectOption[] }) {
  if (options.length === 0) return null;
  return (
    <optgroup label={label}>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </optgroup>
  );
}
