import { buttonStyle } from '#ui/button-style.ts';
import { fieldStyle } from '#ui/field-style.ts';

type SearchBoxProps = {
  id: string;
  label: string;
  hint?: string;
  action: string;
  button: string;
  defaultValue?: string;
};

/** A search that is a form: it needs no script and its answer has an address. */
export function SearchBox({ id, label, hint, action, button, defaultValue }: SearchBoxProps) {
  return (
    <search>
      <form action={action} className={fieldStyle.field}>
        <label htmlFor={id} className={fieldStyle.label}>
          {label}
        </label>
        {hint && (
          <span id={`${id}-hint`} className={fieldStyle.hint}>
            {hint}
          </span>
        )}
        <div className="flex gap-2">
          <input
            id={id}
            name="search"
            type="search"
            defaultValue={defaultValue}
            aria-describedby={hint ? `${id}-hint` : undefined}
            autoComplete="off"
            className={`${fieldStyle.input} min-h-13`}
          />
          <button type="submit" className={buttonStyle('primary', 'large')}>
            {button}
          </button>
        </div>
      </form>
    </search>
  );
}
