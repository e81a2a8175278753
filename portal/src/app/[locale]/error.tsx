'use client';

import { StatePage } from '#features/states/state-page.tsx';
import { statesMessages } from '#features/states/states.messages.ts';
import { useMessages } from '#language/language-provider.tsx';
import { buttonStyle } from '#ui/button-style.ts';

export default function BrokenPage({ reset }: { reset: () => void }) {
  const words = useMessages(statesMessages);
  return (
    <StatePage
      title={words.brokenTitle}
      action={
        <button type="button" onClick={reset} className={buttonStyle()}>
          {words.retry}
        </button>
      }
    >
      {words.brokenText}
    </StatePage>
  );
}
