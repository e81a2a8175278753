'use client';

import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { formatMoment, formatNumber } from '#language/format.ts';
import { useLocale } from '#language/language-provider.tsx';
import { timeZone } from '#language/locale.ts';

export type LinePoint = { at: string; value: number | null };
export type LineLimit = { value: number; label: string };

type LineChartProps = {
  points: readonly LinePoint[];
  unit: string;
  label: string;
  limit?: LineLimit | null;
  height?: number;
};

/** One measured line over time; gaps stay gaps. Say its message in words beside it: a canvas tells a screen reader nothing. */
export function LineChart({ points, unit, label, limit, height = 180 }: LineChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const locale = useLocale();

  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    let chart: uPlot | null = null;
    const draw = () => {
      chart?.destroy();
      const ink = colorOf(element, '--ink-soft');
      const rule = colorOf(element, '--rule');
      const sea = colorOf(element, '--sea');
      const coral = colorOf(element, '--coral');
      const axis = {
        stroke: ink,
        font: '12px "Be Vietnam Pro"',
        grid: { stroke: rule, width: 1 },
        ticks: { show: false },
      };
      const data: uPlot.AlignedData = [
        points.map(({ at }) => Date.parse(at) / 1000),
        points.map(({ value }) => value),
        ...(limit ? [points.map(() => limit.value)] : []),
      ];
      chart = new uPlot(
        {
          width: element.clientWidth,
          height,
          tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), timeZone),
          cursor: { y: false, points: { size: 7 } },
          legend: { live: true },
          // Before someone points at a moment the legend has only names, no values.
          hooks: { setCursor: [({ cursor }) => element.toggleAttribute('data-pointed', cursor.idx != null)] },
          axes: [
            { ...axis, values: (_, ticks) => ticks.map((tick) => clockOrDay(tick)), space: 64 },
            { ...axis, size: 46, values: (_, ticks) => ticks.map((tick) => formatNumber(tick, locale, 2)) },
          ],
          scales: {
            y: {
              range: (_, low, high) => [
                Math.min(0, low),
                Math.max(high * 1.1, limit ? limit.value * 1.05 : high),
              ],
            },
          },
          series: [
            {
              label: locale === 'vi' ? 'Lúc' : 'At',
              value: (_, at) => (at === null ? '–' : formatMoment(new Date(at * 1000), locale)),
            },
            {
              label,
              stroke: sea,
              width: 2,
              fill: `color-mix(in srgb, ${sea} 12%, transparent)`,
              points: { show: false },
              value: (_, value) => (value === null ? '–' : `${formatNumber(value, locale, 2)} ${unit}`),
            },
            ...(limit
              ? [
                  {
                    label: limit.label,
                    stroke: coral,
                    width: 1.5,
                    dash: [6, 4],
                    points: { show: false },
                    value: () => formatNumber(limit.value, locale, 2),
                  },
                ]
              : []),
          ],
        },
        data,
        element,
      );
    };
    draw();
    const resized = new ResizeObserver(() => chart?.setSize({ width: element.clientWidth, height }));
    resized.observe(element);
    const scheme = matchMedia('(prefers-color-scheme: dark)');
    scheme.addEventListener('change', draw);
    return () => {
      scheme.removeEventListener('change', draw);
      resized.disconnect();
      chart?.destroy();
    };
  }, [points, unit, label, limit, height, locale]);

  return (
    <div ref={box} aria-hidden="true" className="line-chart w-full" style={{ minHeight: height + 30 }} />
  );
}

function colorOf(element: HTMLElement, variable: string): string {
  const probe = document.createElement('span');
  probe.style.color = `var(${variable})`;
  element.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

/** Hours by their clock, midnight by its day. */
function clockOrDay(seconds: number): string {
  const local = new Date(seconds * 1000 + 7 * 3_600_000);
  const two = (value: number) => String(value).padStart(2, '0');
  if (local.getUTCHours() === 0 && local.getUTCMinutes() === 0)
    return `${local.getUTCDate()}/${local.getUTCMonth() + 1}`;
  return `${two(local.getUTCHours())}:${two(local.getUTCMinutes())}`;
}
