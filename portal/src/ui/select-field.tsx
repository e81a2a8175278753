import { type ChangeEvent, type ReactNode, useId } from 'react';
import { classNames } from './class-names.ts';
import { fieldStyle } from './field-style.ts';

export type SelectOption = { value: string; label: string };

export type SelectFieldProps = {
  label: ReactNode;
  name?: string;
  id?: string;
  hint?: ReactNode;
  error?: string | undefined;
  options: readonly SelectOption[];
  value?: string;
  defaultValue?: string;
  onChange?: (value: string) => void;
  className?: string;
};

/** The device's own list: best on phones, works without script, and every screen reader knows it. */
export function SelectField({
  label,
  hint,
  error,
  options,
  id,
  onChange,
  className,
  ...props
}: SelectFieldProps) {
  const made = useId();
  const field = id ?? made;
  const described = [hint ? `${field}-hint` : '', error ? `${field}-error` : ''].filter(Boolean).join(' ');
  const change = onChange && ((event: ChangeEvent<HTMLSelectElement>) => onChange(event.target.value));
  return (
    <div className={classNames(fieldStyle.field, className)}>
      <label htmlFor={field} className={fieldStyle.label}>
        {label}
      </label>
      {hint && (
        <span id={`${field}-hint`} className={fieldStyle.hint}>
          {hint}
        </span>
      )}
      <select
        {...props}
        id={field}
        onChange={change}
        aria-invalid={error ? true : undefined}
        aria-describedby={described || undefined}
        className={classNames(fieldStyle.input, 'cursor-pointer')}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {error && (
        <span id={`${field}-error`} className={fieldStyle.error}>
          {error}
        </span>
      )}
    </div>
  );
}
