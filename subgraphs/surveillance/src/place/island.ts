import { readFile } from 'node:fs/promises';
import { z } from 'zod';

export type Point = { latitude: number; longitude: number };

const ring = z.array(z.tuple([z.number(), z.number()]));
const boundary = z.object({
  features: z.array(z.object({ geometry: z.object({ coordinates: z.array(z.array(ring)) }) })),
});

/** The coastline of the main island and the islets, as one test: is this point on land? */
export async function readLand(): Promise<(point: Point) => boolean> {
  const text = await readFile(new URL('../../seed/phu-quoc-boundary.geojson', import.meta.url), 'utf8');
  const { features } = boundary.parse(JSON.parse(text));
  const rings = features.flatMap(({ geometry }) => geometry.coordinates.flat());
  return (point) => rings.some((one) => isInside(one, point));
}

/** Counts the edges that a ray to the east crosses. No ring of the boundary has a hole. */
function isInside(corners: readonly (readonly [number, number])[], { latitude, longitude }: Point): boolean {
  let inside = false;
  for (const [index, [x1, y1]] of corners.entries()) {
    const [x2, y2] = corners.at(index - 1) ?? [x1, y1];
    const crosses = y1 > latitude !== y2 > latitude;
    if (crosses && longitude < ((x2 - x1) * (latitude - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}

const metersPerDegree = 111_320;

/** The point so many metres away in a direction from north. */
export function moved(from: Point, meters: number, degrees: number): Point {
  const angle = (degrees * Math.PI) / 180;
  const north = (meters * Math.cos(angle)) / metersPerDegree;
  const east = (meters * Math.sin(angle)) / (metersPerDegree * Math.cos((from.latitude * Math.PI) / 180));
  return { latitude: round(from.latitude + north), longitude: round(from.longitude + east) };
}

/** Six decimals are a tenth of a metre. */
function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}
