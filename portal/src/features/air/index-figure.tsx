import { formatClock, formatExact } from '#language/format.ts';
import type { Locale } from '#language/locale.ts';
import { localized } from '#language/messages.ts';
import { classNames } from '#ui/class-names.ts';
import { BandScale } from './band-scale.tsx';
import { IndexParts } from './index-parts.tsx';
import { nowMessages } from './now.messages.ts';
import type { StationView } from './station-view.ts';
import { shortName } from './unit.ts';

type IndexFigureProps = {
  station: Pick<StationView, 'kind' | 'index'>;
  locale: Locale;
  size?: 'row' | 'card' | 'page';
};

const numberSizes = { row: 'text-2xl', card: 'text-3xl', page: 'text-6xl' };

/** How good the air or the water is, first the number and its word; or why nobody can say. */
export function IndexFigure({ station: { kind, index }, locale, size = 'card' }: IndexFigureProps) {
  const words = nowMessages[locale];
  const name = words.index[index?.kind ?? (kind === 'AIR' ? 'VN_AQI' : 'VN_WQI')];
  if (index === null || index.value === null || index.band === null) {
    return (
      <div className="space-y-1">
        <p className="font-medium">{words.noIndex(name)}</p>
        <p className="max-w-prose text-sm text-soft">
          {index?.missing ? localized(index.missing, locale) : words.silent}
        </p>
        {index && <IndexParts index={index} locale={locale} />}
      </div>
    );
  }
  return (
    <div className="max-w-prose">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className={classNames('tabular leading-none font-semibold tracking-tight', numberSizes[size])}>
          {index.value}
        </span>
        <span className={classNames('font-semibold', size === 'page' ? 'text-2xl' : 'text-lg')}>
          {localized(index.band.name, locale)}
        </span>
        <span className="text-sm text-soft">{name}</span>
      </p>
      <BandScale band={index.band} className="mt-2" />
      <p className="mt-1.5 flex flex-wrap justify-between gap-x-4 text-sm text-soft">
        <span>{index.dominant && words.dominant(shortName(index.dominant.code))}</span>
        {size !== 'row' && (
          <time dateTime={index.at} title={formatExact(index.at, locale)}>
            {words.hour(formatClock(index.at, locale))}
          </time>
        )}
      </p>
    </div>
  );
}
