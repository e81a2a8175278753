'use client';

import { useState } from 'react';
import { readClock } from '#features/stays/typed-text.ts';
import { formatClock } from '#language/format.ts';
import { useLocale } from '#language/language-provider.tsx';
import { Button } from '#ui/button.tsx';
import { TextField } from '#ui/text-field.tsx';
import { inHouseMessages } from './in-house.messages.ts';

type CheckOutBarProps = {
  count: number;
  isSending: boolean;
  onCheckOut: (clock: string) => void;
  onClear: () => void;
};

/** Appears with the first guest chosen; the button says what it will do and to how many. */
export function CheckOutBar({ count, isSending, onCheckOut, onClear }: CheckOutBarProps) {
  const locale = useLocale();
  const words = inHouseMessages[locale];
  const [typed, setTyped] = useState(() => formatClock(new Date(), locale));
  const [error, setError] = useState<string | undefined>(undefined);
  function press(): void {
    const clock = readClock(typed);
    setError(clock === null ? words.badClock : undefined);
    if (clock !== null) onCheckOut(clock);
  }
  return (
    <div className="sticky bottom-0 z-20 -mx-4 flex flex-wrap items-end gap-x-4 gap-y-3 border-t border-rule bg-raised px-4 py-3 md:-mx-8 md:px-8">
      <TextField
        id="departure-clock"
        label={words.departureClock}
        value={typed}
        onChange={setTyped}
        error={error}
        autoComplete="off"
        className="w-52"
      />
      <Button onPress={press} isPending={isSending}>
        {isSending ? words.checkingOut(count) : words.checkOut(count)}
      </Button>
      <Button kind="quiet" onPress={onClear}>
        {words.clear}
      </Button>
      <p role="status" className="flex min-h-11 items-center text-sm text-soft">
        {words.chosen(count)}
      </p>
    </div>
  );
}
