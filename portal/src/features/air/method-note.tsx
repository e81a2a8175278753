import type { Locale } from '#language/locale.ts';
import { airMessages } from './air.messages.ts';

/** The standard asks every public page of readings to say how and from what. */
export function MethodNote({ locale }: { locale: Locale }) {
  const words = airMessages[locale];
  return (
    <section className="mt-12 max-w-prose space-y-2 border-t border-rule pt-4 text-sm text-soft">
      <h2 className="text-base text-ink">{words.method}</h2>
      <p>{words.methodAir}</p>
      <p>{words.source}</p>
    </section>
  );
}
