import type { Locale } from '#language/locale.ts';
import { nowMessages } from './now.messages.ts';
import type { IndexView } from './station-index.ts';
import { shortName } from './unit.ts';

/** What each parameter comes to on the scale of the index: the highest decides for air. */
export function IndexParts({ index, locale }: { index: IndexView; locale: Locale }) {
  if (index.parts.length === 0) return null;
  return (
    <dl
      aria-label={nowMessages[locale].parts}
      className="tabular flex flex-wrap gap-x-4 gap-y-1 text-sm text-soft"
    >
      {index.parts.map(({ parameter, value }) => (
        <div key={parameter.code} className="flex gap-1.5 whitespace-nowrap">
          <dt>{shortName(parameter.code)}</dt>
          <dd className="font-medium text-ink">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
