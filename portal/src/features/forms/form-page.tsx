import type { ReactNode } from 'react';
import type { Locale } from '#language/locale.ts';
import { formsMessages } from './forms.messages.ts';

/** One question or one act: the way back above, nothing beside. */
export function FormPage({
  locale,
  back,
  children,
}: {
  locale: Locale;
  back?: string | undefined;
  children: ReactNode;
}) {
  return (
    <div className="mx-auto max-w-prose">
      {back && (
        <a href={back} className="link mb-6 inline-block py-1">
          {formsMessages[locale].back}
        </a>
      )}
      {children}
    </div>
  );
}
