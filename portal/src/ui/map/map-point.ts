export type MapTone = 'sea' | 'green' | 'amber' | 'coral' | 'neutral';

/** One thing on the map. `label` is what a screen reader, a tooltip and the list say. */
export type MapPoint = {
  id: string;
  latitude: number;
  longitude: number;
  label: string;
  tone: MapTone;
  /** Makes the point larger: guests in house, for example. */
  weight?: number;
};

export const toneVariables: Record<MapTone, string> = {
  sea: '--sea',
  green: '--green',
  amber: '--amber',
  coral: '--coral',
  neutral: '--rule-strong',
};

export function radiusOf(point: MapPoint): number {
  return point.weight === undefined ? 5 : Math.min(16, 3 + Math.sqrt(Math.max(0, point.weight)) * 0.8);
}
