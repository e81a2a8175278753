import { PlainField } from '#features/forms/plain-field.tsx';
import type { Locale } from '#language/locale.ts';
import { buttonStyle } from '#ui/button-style.ts';
import { classNames } from '#ui/class-names.ts';
import { fieldStyle } from '#ui/field-style.ts';
import { FoldMark } from '#ui/fold-mark.tsx';
import { decide, type Place } from './actions.ts';
import { actsMessages } from './acts.messages.ts';
import type { DeskAct } from './acts.ts';

export type ActDraft = { values: Record<string, string>; problems: Record<string, string> };

type ActFormProps = {
  locale: Locale;
  act: DeskAct;
  place: Place;
  /** Made for this form: posted twice, it decides once. */
  idempotencyKey: string;
  isOpen: boolean;
  isVerified: boolean;
  /** The phone of the account is compared with the person's while the account is only self-declared. */
  asksPhone: boolean;
  draft: ActDraft | null;
};

const final: readonly DeskAct[] = ['freeze', 'release'];

/** One act: what follows from it, which document was seen, why; then one press. */
export function ActForm(props: ActFormProps) {
  const { locale, act, place, idempotencyKey, isOpen, isVerified, asksPhone, draft } = props;
  const shared = actsMessages[locale];
  const words = shared.acts[act];
  return (
    <details
      name="act"
      id={`act-${act}`}
      data-act={act}
      open={isOpen}
      className="group/fold scroll-mt-24 border-b border-rule"
    >
      <summary className="flex min-h-13 cursor-pointer items-center justify-between gap-4 py-3 text-lg font-medium text-sea">
        <h3 className="text-lg">{words.title}</h3>
        <FoldMark />
      </summary>
      <form
        action={decide.bind(null, locale, act, place)}
        noValidate
        className="flex flex-col gap-5 pt-1 pb-8"
      >
        <input type="hidden" name="key" value={idempotencyKey} />
        <ul className="list-disc space-y-1 pl-5 text-soft">
          {act === 'verify' && isVerified && <li className="text-ink">{shared.again}</li>}
          {words.consequences.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
        <PlainField
          name={`document-${act}`}
          label={shared.document}
          hint={shared.documentHint}
          error={draft?.problems.documentSeen}
          defaultValue={draft?.values.documentSeen}
          autoComplete="off"
          list="documents"
        />
        {act === 'verify' && asksPhone && (
          <PlainField
            name="phone-verify"
            label={shared.phone}
            hint={shared.phoneHint}
            error={draft?.problems.phone}
            defaultValue={draft?.values.phone}
            autoComplete="off"
            inputMode="tel"
            className="max-w-xs"
          />
        )}
        {act !== 'verify' && (
          <>
            <PlainField
              name={`reason-${act}`}
              label={shared.reason}
              hint={shared.reasonHint}
              error={draft?.problems.reason}
              defaultValue={draft?.values.reason}
              autoComplete="off"
              list={`reasons-${act}`}
            />
            <Suggestions id={`reasons-${act}`} texts={words.reasons} />
          </>
        )}
        {act === 'release' && <Sure text={shared.sure} error={draft?.problems.sure} />}
        <div>
          <button type="submit" className={buttonStyle(final.includes(act) ? 'danger' : 'primary', 'large')}>
            {words.button}
          </button>
        </div>
      </form>
    </details>
  );
}

/** What officers type most, offered by the browser; anything else can be typed. */
export function Suggestions({ id, texts }: { id: string; texts: readonly string[] }) {
  return (
    <datalist id={id}>
      {texts.map((text) => (
        <option key={text} value={text} />
      ))}
    </datalist>
  );
}

function Sure({ text, error }: { text: string; error: string | undefined }) {
  return (
    <div className={classNames(fieldStyle.field, error && 'border-l-4 border-coral pl-4')}>
      {error && (
        <p id="sure-release-error" className={fieldStyle.error}>
          {error}
        </p>
      )}
      <label className="flex min-h-11 cursor-pointer items-start gap-3 py-2">
        <input
          type="checkbox"
          id="sure-release"
          name="sure-release"
          value="yes"
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? 'sure-release-error' : undefined}
          className="mt-0.5 size-5 shrink-0 accent-sea"
        />
        <span>{text}</span>
      </label>
    </div>
  );
}
