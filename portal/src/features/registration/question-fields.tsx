import type { ReactNode } from 'react';
import type { Locale } from '#language/locale.ts';
import { classNames } from '#ui/class-names.ts';
import { fieldStyle } from '#ui/field-style.ts';
import { registrationMessages } from './registration.messages.ts';

type GroupProps = {
  id: string;
  label: string;
  hint: string;
  error?: string | undefined;
  children: ReactNode;
};

/** Several inputs that answer one question; the question is the heading of the page. */
function Group({ id, label, hint, error, children }: GroupProps) {
  const described = [`${id}-hint`, error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <fieldset
      aria-describedby={described}
      className={classNames('flex flex-col gap-1', error && 'border-l-4 border-coral pl-4')}
    >
      <legend>
        <h1 className="text-2xl md:text-3xl">{label}</h1>
      </legend>
      <p id={`${id}-hint`} className={fieldStyle.hint}>
        {hint}
      </p>
      {error && (
        <p id={`${id}-error`} className={fieldStyle.error}>
          {error}
        </p>
      )}
      {children}
    </fieldset>
  );
}

type FieldProps = { locale: Locale; label: string; hint: string; error?: string | undefined };

export function BirthDateField({ values, ...props }: FieldProps & { values: Record<string, string> }) {
  const words = registrationMessages[props.locale];
  const [year = '', month = '', day = ''] = values.dateOfBirth?.split('-') ?? [];
  const boxes = [
    // The summary leads to the first box of the group.
    { name: 'day', id: 'dateOfBirth', label: words.day, value: day, width: 'w-20', autoComplete: 'bday-day' },
    {
      name: 'month',
      id: 'month',
      label: words.month,
      value: month,
      width: 'w-20',
      autoComplete: 'bday-month',
    },
    { name: 'year', id: 'year', label: words.year, value: year, width: 'w-28', autoComplete: 'bday-year' },
  ];
  return (
    <Group {...props} id="dateOfBirth">
      <div className="mt-2 flex flex-wrap gap-x-3 gap-y-4">
        {boxes.map(({ name, id, label, value, width, autoComplete }) => (
          <div key={name} className={classNames(fieldStyle.field, width)}>
            <label htmlFor={id} className={fieldStyle.label}>
              {label}
            </label>
            <input
              id={id}
              name={name}
              inputMode="numeric"
              autoComplete={autoComplete}
              defaultValue={values[name] ?? value}
              aria-invalid={props.error ? true : undefined}
              className={fieldStyle.input}
            />
          </div>
        ))}
      </div>
    </Group>
  );
}

export function GenderField({ value, ...props }: FieldProps & { value: string | undefined }) {
  const { genders } = registrationMessages[props.locale];
  return (
    <Group {...props} id="gender">
      <div className="mt-2 flex flex-col gap-1">
        {(['FEMALE', 'MALE', 'OTHER'] as const).map((gender, index) => (
          <label key={gender} className="flex min-h-11 cursor-pointer items-center gap-3">
            <input
              type="radio"
              id={index === 0 ? 'gender' : undefined}
              name="gender"
              value={gender}
              defaultChecked={value === gender}
              className="size-5 accent-sea"
            />
            {genders[gender]}
          </label>
        ))}
      </div>
    </Group>
  );
}
