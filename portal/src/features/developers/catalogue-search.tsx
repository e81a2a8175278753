'use client';

import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useLocale } from '#language/language-provider.tsx';
import { fieldStyle } from '#ui/field-style.ts';
import { developersMessages } from './developers.messages.ts';

/** Hides what does not match, in the page itself: nothing is fetched, so it works without a network. */
export function CatalogueSearch({ initial, children }: { initial: string; children: ReactNode }) {
  const words = developersMessages[useLocale()];
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [asked, setAsked] = useState(initial);
  const [count, setCount] = useState<number | null>(null);

  useEffect(() => {
    const wanted = asked.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const entries = list.current?.querySelectorAll<HTMLElement>('[data-search]') ?? [];
    let shown = 0;
    for (const entry of entries) {
      const text = entry.dataset.search ?? '';
      entry.hidden = !wanted.every((word) => text.includes(word));
      if (!entry.hidden) shown += 1;
    }
    for (const section of list.current?.querySelectorAll<HTMLElement>('[data-entries]') ?? []) {
      section.hidden = section.querySelector('[data-search]:not([hidden])') === null;
      const fold = section.querySelector('details');
      if (fold) fold.open = wanted.length > 0;
    }
    setCount(wanted.length > 0 ? shown : null);
  }, [asked]);

  return (
    <>
      <search>
        <form className={fieldStyle.field}>
          <label htmlFor={id} className={fieldStyle.label}>
            {words.searchLabel}
          </label>
          <span id={`${id}-hint`} className={fieldStyle.hint}>
            {words.searchHint}
          </span>
          <input
            id={id}
            name="search"
            type="search"
            value={asked}
            onChange={({ target }) => setAsked(target.value)}
            aria-describedby={`${id}-hint`}
            autoComplete="off"
            spellCheck={false}
            className={`${fieldStyle.input} max-w-xl`}
          />
        </form>
      </search>
      <p role="status" className="mt-2 min-h-6 text-sm text-soft">
        {count === null ? '' : count === 0 ? words.noneFound : words.found(count)}
      </p>
      <div ref={list}>{children}</div>
    </>
  );
}
