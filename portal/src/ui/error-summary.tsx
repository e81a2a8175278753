'use client';

import { useEffect, useRef } from 'react';

export type SummaryError = { message: string; fieldId?: string };

/** On top of a form that could not be sent. Takes the focus when it appears and leads to each field. */
export function ErrorSummary({ title, errors }: { title: string; errors: readonly SummaryError[] }) {
  const box = useRef<HTMLElement>(null);
  const isShown = errors.length > 0;
  useEffect(() => {
    if (isShown) box.current?.focus();
  }, [isShown]);
  if (!isShown) return null;
  return (
    <section
      ref={box}
      tabIndex={-1}
      aria-labelledby="error-summary"
      className="mb-6 rounded-md border-l-4 border-coral bg-coral-wash p-4"
    >
      <h2 id="error-summary" className="text-lg">
        {title}
      </h2>
      <ul className="mt-2 space-y-1">
        {errors.map(({ message, fieldId }) => (
          <li key={`${fieldId ?? ''}${message}`}>
            {fieldId ? (
              <a
                href={`#${fieldId}`}
                className="font-medium text-coral underline underline-offset-4"
                onClick={(event) => {
                  const field = document.getElementById(fieldId);
                  if (field === null) return;
                  event.preventDefault();
                  field.focus();
                  field.scrollIntoView({ block: 'center' });
                }}
              >
                {message}
              </a>
            ) : (
              message
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
