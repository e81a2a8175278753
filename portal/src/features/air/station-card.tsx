import Link from 'next/link';
import { formatExact, formatMoment } from '#language/format.ts';
import { useLocale } from '#language/language-provider.tsx';
import { localized } from '#language/messages.ts';
import { classNames } from '#ui/class-names.ts';
import { Advice } from './advice.tsx';
import { airMessages } from './air.messages.ts';
import { IndexFigure } from './index-figure.tsx';
import { LimitBadge, StateBadge } from './limit-badge.tsx';
import type { StationView } from './station-view.ts';
import { formatValue, shortName, unitSymbol } from './unit.ts';

/** One station: how good it is and what to do first, then every reading. */
export function StationCard({ station, isSelected }: { station: StationView; isSelected: boolean }) {
  const locale = useLocale();
  const words = airMessages[locale];
  return (
    <article className={classNames('border-t-2 py-4', isSelected ? 'border-sea' : 'border-rule')}>
      <div className="flex flex-wrap items-start justify-between gap-2">
        <h3 className="font-semibold">
          <Link href={`/${locale}/air/${station.code}`} prefetch={false} className="link">
            {localized(station.name, locale)}
          </Link>
        </h3>
        <StateBadge station={station} locale={locale} />
      </div>
      <p className="text-sm text-soft">
        {station.commune}
        {station.waterBody ? ` · ${words.body[station.waterBody]}` : ''}
        {station.lastMeasuredAt && (
          <>
            {' · '}
            <time dateTime={station.lastMeasuredAt} title={formatExact(station.lastMeasuredAt, locale)}>
              {words.measuredAt(formatMoment(station.lastMeasuredAt, locale))}
            </time>
          </>
        )}
      </p>
      <div className="mt-4 space-y-4">
        <IndexFigure station={station} locale={locale} />
        {station.index && <Advice index={station.index} locale={locale} />}
      </div>
      <div className="mt-4 mb-2 flex">
        <LimitBadge station={station} locale={locale} />
      </div>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-1.5">
        {station.latest.map(({ parameter, value, quality, exceeded }) => (
          <div
            key={parameter.code}
            className="flex items-baseline justify-between gap-2 border-b border-rule pb-1"
          >
            <dt className="text-sm whitespace-nowrap text-soft" title={localized(parameter.name, locale)}>
              {words.short[parameter.code] ?? shortName(parameter.code)}
            </dt>
            <dd
              className={classNames(
                'tabular text-right',
                quality === 'VALID' && 'whitespace-nowrap',
                exceeded && 'font-semibold text-amber',
              )}
            >
              {quality === 'VALID' ? (
                formatValue(value, parameter.code, locale)
              ) : (
                <span className="text-sm text-soft">{words.quality[quality]}</span>
              )}
              {quality === 'VALID' && (
                <span className="ml-1 text-sm font-normal text-soft">{unitSymbol(parameter.unit)}</span>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </article>
  );
}
