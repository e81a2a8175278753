import type { Locale } from '#language/locale.ts';
import { airMessages } from './air.messages.ts';

/** Method and source in a line or two, where the readings are not the subject of the page. */
export function ShortMethodNote({ locale }: { locale: Locale }) {
  const words = airMessages[locale];
  return (
    <p className="mt-3 text-xs text-soft">
      {words.methodShort} {words.source}
    </p>
  );
}

/** The standard asks every public page of readings to say how and from what. */
export function MethodNote({ locale }: { locale: Locale }) {
  const words = airMessages[locale];
  return (
    <section className="mt-12 max-w-prose space-y-2 border-t border-rule pt-4 text-sm text-soft">
      <h2 className="text-base text-ink">{words.method}</h2>
      <p>{words.methodIndex}</p>
      <p>{words.methodAir}</p>
      <p>{words.source}</p>
    </section>
  );
}
