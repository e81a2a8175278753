import type { ReactNode } from 'react';
import { classNames } from '#ui/class-names.ts';
import { fieldStyle } from '#ui/field-style.ts';

type PlainTextAreaProps = {
  id: string;
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  defaultValue?: string | undefined;
  rows?: number;
};

/** Several lines, rendered whole by the server: it asks for no script. */
export function PlainTextArea({ id, label, hint, error, rows = 4, ...input }: PlainTextAreaProps) {
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <div className={classNames(fieldStyle.field, error && 'border-l-4 border-coral pl-4')}>
      <label htmlFor={id} className={fieldStyle.label}>
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} className={fieldStyle.hint}>
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className={fieldStyle.error}>
          {error}
        </p>
      )}
      <textarea
        {...input}
        id={id}
        rows={rows}
        aria-invalid={error ? true : undefined}
        aria-describedby={described || undefined}
        className={fieldStyle.input}
      />
    </div>
  );
}
