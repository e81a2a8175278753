import type { IndexView } from '../station-index.ts';
import type { StationView } from '../station-view.ts';

const bands: [to: number, code: string, vi: string, en: string, color: string][] = [
  [50, 'GOOD', 'Tốt', 'Good', '#00E400'],
  [100, 'MODERATE', 'Trung bình', 'Moderate', '#FFFF00'],
  [150, 'POOR', 'Kém', 'Poor', '#FF7E00'],
  [200, 'BAD', 'Xấu', 'Bad', '#FF0000'],
  [500, 'VERY_BAD', 'Rất xấu', 'Very bad', '#8F3F97'],
];

/** An index of air as the graph answers it; null is an hour that was measured too little. */
export function indexOf(value: number | null, more: Partial<IndexView> = {}): IndexView {
  const band = value === null ? undefined : bands.find(([to]) => value <= to);
  return {
    kind: 'VN_AQI',
    value,
    at: '2026-11-22T07:00:00Z',
    missing: null,
    band: band ? { code: band[1], name: { vi: band[2], en: band[3] }, color: band[4] } : null,
    dominant: value === null ? null : { code: 'PM2_5' },
    parts: value === null ? [] : [{ parameter: { code: 'PM2_5' }, value }],
    advice:
      value === null
        ? []
        : [
            { group: 'EVERYONE', text: { vi: `Lời khuyên ${value}`, en: null } },
            { group: 'SENSITIVE', text: { vi: `Lời khuyên riêng ${value}`, en: null } },
          ],
    ...more,
  };
}

export function stationWith(
  id: string,
  index: IndexView | null,
  more: Partial<StationView> = {},
): StationView {
  return {
    id,
    code: id,
    kind: 'AIR',
    waterBody: null,
    commune: 'An Thới',
    status: 'ONLINE',
    lastMeasuredAt: null,
    name: { vi: `Trạm ${id}`, en: null },
    location: { latitude: 10, longitude: 104 },
    index,
    latest: [],
    ...more,
  };
}
