import { formatNumber } from '#language/format.ts';
import type { Locale } from '#language/locale.ts';
import { catalogue } from './catalogue.ts';
import { developersMessages } from './developers.messages.ts';

/** The limits that the gateway has by default. */
export function LimitTable({ locale }: { locale: Locale }) {
  const { limitNames } = developersMessages[locale];
  return (
    <dl className="max-w-xl">
      {Object.entries(limitNames).map(([name, label]) => (
        <div key={name} className="flex items-baseline justify-between gap-4 border-t border-rule py-2">
          <dt>{label}</dt>
          <dd className="tabular font-medium">
            {formatNumber(catalogue.limits[name as keyof typeof limitNames], locale)}
          </dd>
        </div>
      ))}
    </dl>
  );
}
