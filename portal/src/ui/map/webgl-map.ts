import type { FeatureCollection } from 'geojson';
import {
  type ExpressionSpecification,
  Map as MapLibreMap,
  NavigationControl,
  setWorkerUrl,
} from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import { islandBounds, type Outline } from './island-outline.ts';
import { type MapPoint, type MapTone, radiusOf, toneVariables } from './map-point.ts';

setWorkerUrl(new URL('maplibre-gl/dist/maplibre-gl-worker.mjs', import.meta.url).href);

export type WebglMap = {
  setPoints: (points: readonly MapPoint[], selectedId: string | null) => void;
  flyTo: (point: MapPoint) => void;
  remove: () => void;
};

type WebglMapOptions = {
  container: HTMLElement;
  outline: Outline;
  words: { zoomIn: string; zoomOut: string };
  onSelect: (id: string) => void;
};

/** The island on MapLibre with nothing but its own outline: no tiles, no fonts, no network. */
export function createWebglMap({ container, outline, words, onSelect }: WebglMapOptions): Promise<WebglMap> {
  const color = (variable: string) => resolvedColor(container, variable);
  const map = new MapLibreMap({
    container,
    bounds: [islandBounds.west, islandBounds.south, islandBounds.east, islandBounds.north],
    fitBoundsOptions: { padding: 16 },
    maxBounds: [103.3, 9.5, 104.7, 10.9],
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    cooperativeGestures: false,
    locale: { 'NavigationControl.ZoomIn': words.zoomIn, 'NavigationControl.ZoomOut': words.zoomOut },
    style: {
      version: 8,
      sources: {
        island: { type: 'geojson', data: outlineCollection(outline) },
        points: { type: 'geojson', data: pointCollection([], null) },
      },
      layers: [
        { id: 'water', type: 'background', paint: { 'background-color': color('--water') } },
        { id: 'land', type: 'fill', source: 'island', paint: { 'fill-color': color('--land') } },
        {
          id: 'shore',
          type: 'line',
          source: 'island',
          paint: { 'line-color': color('--shore'), 'line-width': 1.2 },
        },
        {
          id: 'points',
          type: 'circle',
          source: 'points',
          paint: {
            'circle-color': toneColors(color),
            'circle-radius': ['+', ['get', 'radius'], ['case', ['get', 'isSelected'], 3, 0]],
            'circle-opacity': 0.9,
            'circle-stroke-color': color('--paper'),
            'circle-stroke-width': ['case', ['get', 'isSelected'], 3, 1.5],
          },
        },
      ],
    },
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), 'top-right');
  map.on('click', 'points', (event) => {
    const id: unknown = event.features?.[0]?.properties.id;
    if (typeof id === 'string') onSelect(id);
  });
  map.on('mouseenter', 'points', () => map.getCanvas().style.setProperty('cursor', 'pointer'));
  map.on('mouseleave', 'points', () => map.getCanvas().style.removeProperty('cursor'));

  const handle: WebglMap = {
    setPoints(points, selectedId) {
      const source = map.getSource('points');
      if (source && 'setData' in source && typeof source.setData === 'function')
        source.setData(pointCollection(points, selectedId));
    },
    flyTo: (point) =>
      void map.flyTo({
        center: [point.longitude, point.latitude],
        zoom: Math.max(map.getZoom(), 12),
        duration: 400,
      }),
    remove: () => map.remove(),
  };
  return new Promise((resolve, reject) => {
    map.once('load', () => resolve(handle));
    map.once('error', ({ error }) => reject(error));
  });
}

function toneColors(color: (variable: string) => string): ExpressionSpecification {
  const tones = Object.keys(toneVariables) as MapTone[];
  const cases = tones.flatMap((tone) => [tone, color(toneVariables[tone])]);
  return ['match', ['get', 'tone'], ...cases, color('--rule-strong')] as unknown as ExpressionSpecification;
}

/** Canvases know no custom properties: let the browser work out what the variable is here, light or dark. */
function resolvedColor(element: HTMLElement, variable: string): string {
  const probe = document.createElement('span');
  probe.style.color = `var(${variable})`;
  element.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

function outlineCollection(outline: Outline): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: outline.map((ring) => ({
      type: 'Feature',
      properties: {},
      geometry: {
        type: 'Polygon',
        coordinates: [ring.map(([longitude, latitude]) => [longitude, latitude])],
      },
    })),
  };
}

function pointCollection(points: readonly MapPoint[], selectedId: string | null): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: points.map((point) => ({
      type: 'Feature',
      properties: {
        id: point.id,
        tone: point.tone,
        radius: radiusOf(point),
        isSelected: point.id === selectedId,
      },
      geometry: { type: 'Point', coordinates: [point.longitude, point.latitude] },
    })),
  };
}
