'use client';

import { useId } from 'react';
import { fieldStyle } from './field-style.ts';

export type CheckChoice = { value: string; label: string; note?: string };

type CheckGroupProps = {
  /** Of the first box, so that an error summary can lead to it. */
  id: string;
  label: string;
  hint?: string;
  error?: string | undefined;
  choices: readonly CheckChoice[];
  selected: readonly string[];
  onChange: (selected: string[]) => void;
};

/** Several of a few, all in sight. */
export function CheckGroup({ id, label, hint, error, choices, selected, onChange }: CheckGroupProps) {
  const made = useId();
  const described = [hint ? `${made}-hint` : '', error ? `${made}-error` : ''].filter(Boolean).join(' ');
  const toggle = (value: string, isOn: boolean) =>
    onChange(
      choices.map((choice) => choice.value).filter((one) => (one === value ? isOn : selected.includes(one))),
    );
  return (
    <fieldset aria-describedby={described || undefined} className="space-y-1">
      <legend className={fieldStyle.label}>{label}</legend>
      {hint && (
        <p id={`${made}-hint`} className={fieldStyle.hint}>
          {hint}
        </p>
      )}
      {error && (
        <p id={`${made}-error`} className={fieldStyle.error}>
          {error}
        </p>
      )}
      <ul>
        {choices.map(({ value, label: words, note }, index) => (
          <li key={value}>
            <label className="flex min-h-11 cursor-pointer items-start gap-3 py-2">
              <input
                id={index === 0 ? id : undefined}
                type="checkbox"
                value={value}
                checked={selected.includes(value)}
                onChange={(event) => toggle(value, event.target.checked)}
                className="mt-0.5 size-5 shrink-0 accent-sea"
              />
              <span>
                {words}
                {note && <span className="block text-sm break-all text-soft">{note}</span>}
              </span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
