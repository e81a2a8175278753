'use client';

import { classNames } from '#ui/class-names.ts';
import { fieldStyle } from '#ui/field-style.ts';
import type { Nationality } from './nationalities.ts';
import { useNationalities } from './nationality-context.tsx';
import { folded } from './typed-text.ts';

export const nationalityListId = 'nationality-names';

/** Once on a page, however many fields use it. */
export function NationalityList() {
  return (
    <datalist id={nationalityListId}>
      {useNationalities().map(([code, name]) => (
        <option key={code} value={name}>
          {code}
        </option>
      ))}
    </datalist>
  );
}

type NationalityFieldProps = {
  id: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
  isRequired?: boolean;
  className?: string;
};

/** A country typed by its name, with or without marks, or by its code of three letters; the browser offers the rest. */
export function NationalityField({
  id,
  label,
  value,
  onChange,
  error,
  className,
  isRequired,
}: NationalityFieldProps) {
  return (
    <div className={classNames(fieldStyle.field, className)}>
      <label htmlFor={id} className={fieldStyle.label}>
        {label}
      </label>
      {error && (
        <span id={`${id}-error`} className={fieldStyle.error}>
          {error}
        </span>
      )}
      <input
        id={id}
        list={nationalityListId}
        value={value}
        autoComplete="off"
        aria-required={isRequired}
        onChange={(event) => onChange(event.target.value)}
        onFocus={(event) => event.target.select()}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        className={fieldStyle.input}
      />
    </div>
  );
}

/** The code that a typed name or code stands for; what is in no list stays as typed, for the graph to refuse. */
export function nationalityCode(text: string, nationalities: readonly Nationality[]): string | null {
  const typed = folded(text);
  if (typed === '') return null;
  const known = nationalities.find(([code, name]) => code.toLowerCase() === typed || folded(name) === typed);
  return known ? known[0] : text.trim().toUpperCase();
}
