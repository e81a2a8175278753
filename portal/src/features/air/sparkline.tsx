type SparklineProps = { values: readonly (number | null)[]; limit?: number | null };

const width = 160;
const height = 36;

/** A trend at a glance, drawn on the server; a gap in the data is a gap in the line. */
export function Sparkline({ values, limit }: SparklineProps) {
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return <span aria-hidden="true" className="block h-9 w-40" />;
  const low = Math.min(...known, limit ?? Number.POSITIVE_INFINITY);
  const high = Math.max(...known, limit ?? Number.NEGATIVE_INFINITY);
  const x = (index: number) => Math.round((index / (values.length - 1)) * width * 10) / 10;
  const y = (value: number) =>
    Math.round((height - 3 - ((value - low) / (high - low || 1)) * (height - 6)) * 10) / 10;
  const path = values.reduce<string>((line, value, index) => {
    if (value === null) return line;
    const isStart = index === 0 || values[index - 1] === null;
    return `${line}${isStart ? 'M' : 'L'}${x(index)} ${y(value)}`;
  }, '');
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
      className="h-9 w-full max-w-40 overflow-visible fill-none"
    >
      {limit !== null && limit !== undefined && (
        <path d={`M0 ${y(limit)}H${width}`} className="stroke-coral" strokeWidth="1" strokeDasharray="4 3" />
      )}
      <path d={path} className="stroke-sea" strokeWidth="1.75" strokeLinejoin="round" strokeLinecap="round" />
    </svg>
  );
}
