'use client';

import { formatMoment } from '#language/format.ts';
import { useLocale } from '#language/language-provider.tsx';
import { localized } from '#language/messages.ts';
import { Button } from '#ui/button.tsx';
import { declareMessages } from './declare.messages.ts';
import type { Draft, RowProblem } from './draft.ts';
import { fieldName, guestFieldId, isFieldOfCard } from './guest-field-id.ts';
import { GuestFields } from './guest-fields.tsx';
import { problemText } from './problem-text.ts';

type GuestCardProps = {
  draft: Draft;
  number: number;
  problems: readonly RowProblem[];
  isForeign: boolean;
  isUnanswered: boolean;
  isDisabled: boolean;
  isOnly: boolean;
  onChange: (values: Partial<Draft>) => void;
  onRemove: () => void;
};

/** One guest. What is wrong stands beside the field that it is about, and stays until the graph is asked again. */
export function GuestCard(props: GuestCardProps) {
  const { draft, number, problems, isForeign, isUnanswered, isDisabled, isOnly, onChange, onRemove } = props;
  const locale = useLocale();
  const words = declareMessages[locale];
  const ofRow = problems.filter(({ field }) => !isFieldOfCard(field));
  const errorOf = (name: string) => {
    const found = problems.filter(({ field }) => fieldName(field) === name);
    return found.length > 0 ? found.map((problem) => problemText(problem, locale)).join(' ') : undefined;
  };
  return (
    <fieldset
      id={`guest-${number}`}
      tabIndex={-1}
      disabled={isDisabled || isUnanswered}
      className="min-w-0 rounded-md border border-rule bg-paper px-4 pt-3 pb-4 disabled:bg-ground md:px-6"
    >
      <legend className="sr-only">{words.guest(number)}</legend>
      <div className="mb-3 flex min-h-9 flex-wrap items-center justify-between gap-x-4">
        <p aria-hidden="true" className="text-lg font-semibold">
          {words.guest(number)}
        </p>
        <div className="flex items-center gap-3">
          {draft.declareBy && (
            <span className="text-sm text-soft">
              {words.declareBy(formatMoment(draft.declareBy, locale))}
            </span>
          )}
          {!isOnly && (
            <Button
              kind="quiet"
              size="small"
              onPress={onRemove}
              aria-label={`${words.remove}: ${words.guest(number)}`}
            >
              {words.remove}
            </Button>
          )}
        </div>
      </div>
      {isUnanswered && <p className="mb-3 font-medium text-amber">{words.unknownRow}</p>}
      {ofRow.map(({ field, message }) => (
        <p key={`${field}${message.vi}`} className="mb-3 font-medium text-coral">
          {localized(message, locale)}
        </p>
      ))}
      {draft.mrz !== '' && draft.fullName !== '' && (
        <p className="mb-4 border-l-4 border-sea bg-sea-wash px-3 py-2 text-sm">{words.mrzConfirm}</p>
      )}
      <GuestFields
        draft={draft}
        isForeign={isForeign}
        idOf={(field) => guestFieldId(number, field)}
        errorOf={errorOf}
        onChange={onChange}
      />
    </fieldset>
  );
}
