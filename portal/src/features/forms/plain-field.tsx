import type { HTMLInputAutoCompleteAttribute, HTMLInputTypeAttribute, ReactNode } from 'react';
import { classNames } from '#ui/class-names.ts';
import { fieldStyle } from '#ui/field-style.ts';
import { PasswordInput } from './password-input.tsx';

type PlainFieldProps = {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  type?: HTMLInputTypeAttribute;
  defaultValue?: string | undefined;
  autoComplete?: HTMLInputAutoCompleteAttribute;
  inputMode?: 'numeric' | 'tel' | 'email' | 'text';
  className?: string;
  /** The id of a `datalist` with what people type most. */
  list?: string;
  /** Where work begins with this field, over and over. */
  autoFocus?: boolean;
  /** When the label is the question of the page. */
  isHeading?: boolean;
};

/** A field that the server renders whole: it asks for no script. */
export function PlainField(props: PlainFieldProps) {
  const { name, label, hint, error, className, isHeading, ...input } = props;
  const described = [hint ? `${name}-hint` : '', error ? `${name}-error` : ''].filter(Boolean).join(' ');
  const labelled = (
    <label htmlFor={name} className={isHeading ? undefined : fieldStyle.label}>
      {label}
    </label>
  );
  const attributes = {
    ...input,
    id: name,
    name,
    autoCapitalize: input.type === undefined ? undefined : 'none',
    spellCheck: false,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': described || undefined,
    className: classNames(fieldStyle.input, className),
  };
  return (
    <div className={classNames(fieldStyle.field, error && 'border-l-4 border-coral pl-4')}>
      {isHeading ? <h1 className="text-2xl md:text-3xl">{labelled}</h1> : labelled}
      {hint && (
        <p id={`${name}-hint`} className={fieldStyle.hint}>
          {hint}
        </p>
      )}
      {error && (
        <p id={`${name}-error`} className={fieldStyle.error}>
          {error}
        </p>
      )}
      {input.type === 'password' ? <PasswordInput {...attributes} /> : <input {...attributes} />}
    </div>
  );
}
