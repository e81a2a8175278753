export type Position = readonly [longitude: number, latitude: number];
export type Ring = readonly Position[];
export type Outline = readonly Ring[];

type Boundary = { features: { geometry: { coordinates: number[][][][] } }[] };

/** The outer rings of all islands of the boundary. */
export function ringsOf(boundary: Boundary): Outline {
  return boundary.features.flatMap(({ geometry }) =>
    geometry.coordinates.flatMap(([outer]) =>
      outer ? [outer.map(([longitude = 0, latitude = 0]): Position => [longitude, latitude])] : [],
    ),
  );
}

/** The frame that the main island and its near neighbours fill. */
export const islandBounds = { west: 103.815, south: 9.91, east: 104.1, north: 10.465 } as const;

const latitudeStretch = 1 / Math.cos(((islandBounds.north + islandBounds.south) / 2 / 180) * Math.PI);

/** Plate carrée, stretched so that a kilometre north is as long as a kilometre east. Good enough for one island. */
export function projector(width: number, padding: number) {
  const scale = (width - 2 * padding) / (islandBounds.east - islandBounds.west);
  const height = Math.round(
    (islandBounds.north - islandBounds.south) * scale * latitudeStretch + 2 * padding,
  );
  const project = ([longitude, latitude]: Position): [x: number, y: number] => [
    Math.round((padding + (longitude - islandBounds.west) * scale) * 10) / 10,
    Math.round((padding + (islandBounds.north - latitude) * scale * latitudeStretch) * 10) / 10,
  ];
  return { width, height, project };
}

export function pathOf(outline: Outline, project: (position: Position) => [number, number]): string {
  return outline.map((ring) => `M${ring.map((position) => project(position).join(' ')).join('L')}Z`).join('');
}
