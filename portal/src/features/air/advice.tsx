import type { Locale } from '#language/locale.ts';
import { localized } from '#language/messages.ts';
import { classNames } from '#ui/class-names.ts';
import { nowMessages } from './now.messages.ts';
import type { IndexView } from './station-index.ts';

type AdviceProps = { index: IndexView; locale: Locale; isWide?: boolean };

/** What to do about it, for everyone and for those whom the air harms first. */
export function Advice({ index, locale, isWide = false }: AdviceProps) {
  const words = nowMessages[locale];
  if (index.advice.length === 0) return null;
  return (
    <dl className={classNames('grid gap-x-8 gap-y-3 text-sm', isWide && 'md:grid-cols-2 md:text-base')}>
      {index.advice.map(({ group, text }) => (
        <div key={group}>
          <dt>
            <span className="font-semibold">{words.advice[group]}</span>
            {isWide && group === 'SENSITIVE' && (
              <span className="text-sm text-soft"> ({words.whoIsSensitive})</span>
            )}
          </dt>
          <dd className="text-soft">{localized(text, locale)}</dd>
        </div>
      ))}
    </dl>
  );
}
