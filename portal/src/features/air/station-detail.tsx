'use client';

import Link from 'next/link';
import { useMemo } from 'react';
import { Freshness } from '#features/live/freshness.tsx';
import { LiveProvider } from '#features/live/live-provider.tsx';
import { formatExact, formatMoment, formatNumber } from '#language/format.ts';
import { useLocale } from '#language/language-provider.tsx';
import { localized } from '#language/messages.ts';
import { LineChart } from '#ui/chart/line-chart.tsx';
import { classNames } from '#ui/class-names.ts';
import { PageHeader } from '#ui/page-header.tsx';
import { Advice } from './advice.tsx';
import { airMessages } from './air.messages.ts';
import { IndexFigure } from './index-figure.tsx';
import { IndexParts } from './index-parts.tsx';
import { LimitBadge, StateBadge } from './limit-badge.tsx';
import { nowMessages } from './now.messages.ts';
import {
  type HourPoint,
  hourlyLimit,
  limitsInForce,
  type ParameterOfStation,
  summaryOf,
} from './series-view.ts';
import { Sparkline } from './sparkline.tsx';
import type { StationView } from './station-view.ts';
import { formatValue, shortName, unitSymbol } from './unit.ts';
import { useLiveStations } from './use-live-stations.ts';

export type ParameterSeries = { parameter: ParameterOfStation; points: readonly HourPoint[] };

type StationDetailProps = {
  station: StationView;
  series: readonly ParameterSeries[];
  shown: string;
  day: string;
};

export function StationDetail(props: StationDetailProps) {
  return (
    <LiveProvider>
      <LiveStationDetail {...props} />
    </LiveProvider>
  );
}

function LiveStationDetail({ station: read, series, shown, day }: StationDetailProps) {
  const locale = useLocale();
  const words = airMessages[locale];
  const readOne = useMemo(() => [read], [read]);
  const { stations, state } = useLiveStations(readOne, read.id);
  const station = stations[0] ?? read;
  const chosen = series.find(({ parameter }) => parameter.code === shown) ?? series[0];
  return (
    <>
      <PageHeader
        title={localized(station.name, locale)}
        above={
          <Link href={`/${locale}/air`} className="link" prefetch={false}>
            {words.allStations}
          </Link>
        }
        lead={`${station.commune} · ${formatNumber(station.location.latitude, locale, 4)}, ${formatNumber(station.location.longitude, locale, 4)}`}
        aside={
          <>
            <StateBadge station={station} locale={locale} />
            <LimitBadge station={station} locale={locale} />
            <Freshness state={state} />
          </>
        }
      />
      <section
        aria-label={nowMessages[locale].index[station.index?.kind ?? 'VN_AQI']}
        className="mb-10 space-y-5"
      >
        <IndexFigure station={station} locale={locale} size="page" />
        {station.index && <Advice index={station.index} locale={locale} isWide />}
        {station.index?.band && (
          <div>
            <h2 className="mb-1 text-sm font-medium">{nowMessages[locale].parts}</h2>
            <IndexParts index={station.index} locale={locale} />
          </div>
        )}
      </section>
      {chosen && <ParameterChart series={chosen} day={day} />}
      <h2 className="mt-10 text-xl">{words.now}</h2>
      <ul className="mt-3 divide-y divide-rule border-y border-rule">
        {series.map(({ parameter, points }) => {
          const latest = station.latest.find((measurement) => measurement.parameter.code === parameter.code);
          const limits = limitsInForce(parameter, day);
          const isShown = parameter.code === chosen?.parameter.code;
          return (
            <li
              key={parameter.code}
              className={classNames(
                'grid grid-cols-[1fr_auto] items-center gap-x-6 gap-y-1 py-3 md:grid-cols-[2fr_1.2fr_2fr_10rem]',
                isShown && 'shadow-[inset_3px_0_0_var(--sea)] pl-3',
              )}
            >
              <Link
                href={`?parameter=${parameter.code}`}
                scroll={false}
                prefetch={false}
                aria-current={isShown ? 'true' : undefined}
                className="font-medium text-ink underline decoration-rule underline-offset-4 hover:text-sea hover:decoration-sea"
              >
                {localized(parameter.name, locale)}
              </Link>
              <span
                className={classNames(
                  'tabular text-right whitespace-nowrap',
                  latest?.exceeded && 'text-amber',
                )}
              >
                {latest === undefined ? (
                  <span className="text-sm text-soft">{nowMessages[locale].noValue}</span>
                ) : latest.quality === 'VALID' ? (
                  <span title={formatExact(latest.observedAt, locale)}>
                    <span className="text-lg font-semibold">
                      {formatValue(latest.value, parameter.code, locale)}
                    </span>{' '}
                    <span className="text-sm text-soft">{unitSymbol(parameter.unit)}</span>
                  </span>
                ) : (
                  <span className="text-sm text-soft">{words.quality[latest.quality]}</span>
                )}
              </span>
              <span className="tabular text-sm text-soft">
                {limits
                  .map((limit) =>
                    `${rangeWords(limit, words, (value) => formatNumber(value, locale, 2))} ${limit.averaging === null ? '' : (words.averaging[limit.averaging] ?? limit.averaging)}`.trim(),
                  )
                  .join(' · ')}
              </span>
              <span className="justify-self-end">
                <Sparkline
                  values={points.map(({ value }) => value)}
                  limit={hourlyLimit(limits)?.maximum ?? null}
                />
              </span>
            </li>
          );
        })}
      </ul>
      {station.lastMeasuredAt && (
        <p className="mt-3 text-sm text-soft">
          {words.measuredAt(formatMoment(station.lastMeasuredAt, locale))}
        </p>
      )}
    </>
  );
}

function ParameterChart({ series: { parameter, points }, day }: { series: ParameterSeries; day: string }) {
  const locale = useLocale();
  const words = airMessages[locale];
  const name = localized(parameter.name, locale);
  const unit = unitSymbol(parameter.unit);
  const summary = summaryOf(points);
  const limit = hourlyLimit(limitsInForce(parameter, day));
  const number = (value: number) => formatValue(value, parameter.code, locale);
  return (
    <section aria-label={words.chartOf(name)}>
      <h2 className="text-lg">{words.chartOf(name)}</h2>
      <p className="mb-3 text-sm text-soft">
        {summary
          ? words.range(number(summary.low), number(summary.high), number(summary.mean), unit)
          : words.noSeries}
      </p>
      {summary && (
        <LineChart
          points={points}
          unit={unit}
          label={`${shortName(parameter.code)}${unit === '' ? '' : ` (${unit})`}`}
          limit={limit?.maximum ? { value: limit.maximum, label: limit.standard } : null}
          height={220}
        />
      )}
    </section>
  );
}

type Words = (typeof airMessages)['vi'];

function rangeWords(
  limit: { minimum: number | null; maximum: number | null },
  words: Words,
  number: (value: number) => string,
): string {
  const { minimum, maximum } = limit;
  if (minimum !== null && maximum !== null) return words.between(number(minimum), number(maximum));
  if (maximum !== null) return words.atMost(number(maximum));
  return minimum === null ? '' : words.atLeast(number(minimum));
}
