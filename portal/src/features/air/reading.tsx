import type { MeasurementValueFragment } from '#generated/air/graphql.ts';
import { formatReading } from '#language/format.ts';
import type { Locale } from '#language/locale.ts';
import { shortName, unitSymbol } from './unit.ts';

/** PM2.5 18,4 µg/m³ */
export function Reading({ measurement, locale }: { measurement: MeasurementValueFragment; locale: Locale }) {
  const { parameter, value } = measurement;
  return (
    <span className="tabular inline-flex items-baseline gap-1.5 whitespace-nowrap">
      <span className="text-sm text-soft">{shortName(parameter.code)}</span>
      <span className="text-lg font-semibold tracking-tight">{formatReading(value, locale)}</span>
      <span className="text-sm text-soft">{unitSymbol(parameter.unit)}</span>
    </span>
  );
}
