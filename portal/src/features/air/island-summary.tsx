import type { Locale } from '#language/locale.ts';
import { localized } from '#language/messages.ts';
import { Advice } from './advice.tsx';
import { nowMessages } from './now.messages.ts';
import { judgedAir } from './station-index.ts';
import type { StationView } from './station-view.ts';

type IslandSummaryProps = { stations: readonly StationView[]; locale: Locale };

/** The air of the island in one sentence. */
export function IslandSummary({ stations, locale }: IslandSummaryProps) {
  const words = nowMessages[locale];
  const judged = judgedAir(stations);
  const worst = judged[0];
  const best = judged.at(-1);
  if (!worst || !best) return <p className="text-soft">{words.nowhere}</p>;
  const values = best.value === worst.value ? `${worst.value}` : `${best.value}–${worst.value}`;
  const word = (band: typeof worst.band) => localized(band.name, locale).toLocaleLowerCase(locale);
  return (
    <p className="tabular font-medium">
      {best.band.code === worst.band.code
        ? words.everywhere(word(worst.band), values)
        : words.between(word(best.band), word(worst.band), values)}
    </p>
  );
}

/** Advice for the worst air of the island: nobody is told less than what is safe where they are going. */
export function IslandAdvice({ stations, locale }: IslandSummaryProps) {
  const worst = judgedAir(stations)[0];
  if (!worst?.station.index) return null;
  return (
    <div className="space-y-3 rounded-lg border border-rule bg-paper p-4">
      <p className="text-sm text-soft">
        {nowMessages[locale].adviceAt(localized(worst.station.name, locale))}
      </p>
      <Advice index={worst.station.index} locale={locale} />
    </div>
  );
}
