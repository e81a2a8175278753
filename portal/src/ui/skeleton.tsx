import { classNames } from './class-names.ts';

/** Holds the place of what is coming, in its size, so that nothing jumps when it comes. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={classNames('block animate-pulse rounded-sm bg-rule', className ?? 'h-5 w-full')}
    />
  );
}

const widths = ['w-full', 'w-11/12', 'w-2/3', 'w-10/12', 'w-5/6', 'w-3/4'];

export function SkeletonRows({ rows = 4, label }: { rows?: number; label: string }) {
  return (
    <div role="status" className="space-y-3">
      <span className="sr-only">{label}</span>
      {widths.slice(0, rows).map((width) => (
        <Skeleton key={width} className={`h-5 ${width}`} />
      ))}
    </div>
  );
}
