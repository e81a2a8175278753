'use client';

import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useLocale } from '#language/language-provider.tsx';
import { defineMessages } from '#language/messages.ts';
import { classNames } from '../class-names.ts';
import type { Outline } from './island-outline.ts';
import type { MapPoint } from './map-point.ts';
import { OutlineMap } from './outline-map.tsx';
import type { WebglMap } from './webgl-map.ts';

const messages = defineMessages({
  vi: { zoomIn: 'Phóng to', zoomOut: 'Thu nhỏ' },
  en: { zoomIn: 'Zoom in', zoomOut: 'Zoom out' },
});

export type IslandMapProps = {
  /** From `readIslandOutline()` in the server component of the page. */
  outline: Outline;
  points: readonly MapPoint[];
  /** What the map shows, in a sentence; the points themselves belong into a list or table beside it. */
  label: string;
  selectedId?: string | null;
  onSelect?: (id: string) => void;
  className?: string;
};

/** A drawing at once; a map to move in where the device can. The list beside it is the way for the keyboard. */
export function IslandMap({
  outline,
  points,
  label,
  selectedId = null,
  onSelect,
  className,
}: IslandMapProps) {
  const words = messages[useLocale()];
  const container = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<WebglMap | null>(null);
  const select = useEffectEvent((id: string) => onSelect?.(id));

  useEffect(() => {
    const element = container.current;
    if (element === null || !hasWebgl()) return;
    let isGone = false;
    let made: WebglMap | null = null;
    import('./webgl-map.ts')
      .then(({ createWebglMap }) =>
        createWebglMap({ container: element, outline, words, onSelect: (id) => select(id) }),
      )
      .then((created) => {
        made = created;
        if (isGone) created.remove();
        else setMap(created);
      })
      .catch((error: unknown) => {
        // The drawing stays: it shows the same points. Why there is no map is told to whoever looks for errors.
        setMap(null);
        reportError(error);
      });
    return () => {
      isGone = true;
      made?.remove();
      setMap(null);
    };
  }, [outline, words]);

  useEffect(() => map?.setPoints(points, selectedId), [map, points, selectedId]);
  // Only a new selection moves the map, never news about the points.
  const flyToSelected = useEffectEvent((id: string | null) => {
    const selected = points.find((point) => point.id === id);
    if (map && selected) map.flyTo(selected);
  });
  useEffect(() => {
    if (map) flyToSelected(selectedId);
  }, [map, selectedId]);

  return (
    <figure
      aria-label={label}
      className={classNames(
        'relative overflow-hidden rounded-md border border-rule bg-water',
        className ?? 'h-112',
      )}
    >
      {map === null && <OutlineMap outline={outline} points={points} label={label} selectedId={selectedId} />}
      <div
        ref={container}
        aria-hidden={map === null}
        className={classNames('absolute! inset-0', map === null && 'invisible')}
      />
    </figure>
  );
}

function hasWebgl(): boolean {
  return document.createElement('canvas').getContext('webgl2') !== null;
}
