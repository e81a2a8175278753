import { classNames } from '#ui/class-names.ts';
import { bandCount, type IndexView, stepOf } from './station-index.ts';

type BandScaleProps = { band: NonNullable<IndexView['band']>; className?: string };

/**
 * The six bands of the standard with the one of now in the standard's colour. The number and the word stand beside
 * it, so it says nothing to those who do not see it; the line around it keeps yellow visible on white.
 */
export function BandScale({ band, className }: BandScaleProps) {
  const step = stepOf(band);
  const steps = step === null ? [0] : Array.from({ length: bandCount }, (_, index) => index);
  return (
    <span aria-hidden="true" className={classNames('flex gap-1', className)}>
      {steps.map((index) => {
        const isNow = step === null || index === step;
        return (
          <span
            key={index}
            data-band={isNow ? band.code : undefined}
            style={isNow ? { backgroundColor: band.color } : undefined}
            className={classNames(
              'h-2.5 flex-1 rounded-full',
              isNow ? 'border border-strong' : 'border border-rule bg-rule',
            )}
          />
        );
      })}
    </span>
  );
}
