import { createRandom, type Random } from '@city/kit/seed/random';
import { moved, type Point } from '../place/island.ts';
import { isTrafficPlace, type Place } from '../place/place.ts';

export type PlannedDevice = {
  code: string;
  name: { vi: string; en: string };
  location: Point;
  commune: string;
};

export type PlannedCamera = PlannedDevice & {
  purpose: 'TRAFFIC' | 'PUBLIC_AREA';
  origin: 'PROJECT' | 'INTEGRATED';
  heading: number;
};

type Land = (point: Point) => boolean;

const cameraCount = 50;
const projectCameraCount = 19;
const camerasPerTrafficPlace = 3;
const accessPointCount = 60;

/** The cameras of phase 1: three at each place with traffic, one each at other places. The same on every machine. */
export function planCameras(places: readonly Place[], isLand: Land): PlannedCamera[] {
  const random = createRandom('cameras');
  const traffic = places.filter(isTrafficPlace);
  const others = random.shuffle(places.filter((place) => !isTrafficPlace(place)));
  const sites = [
    ...traffic.flatMap((place) =>
      Array.from({ length: camerasPerTrafficPlace }, (_, nth) => ({ place, nth })),
    ),
    ...others.map((place) => ({ place, nth: 0 })),
  ].slice(0, cameraCount);
  const projectSites = new Set(random.shuffle(sites).slice(0, projectCameraCount));
  return sites.map((site, index) => {
    const { place, nth } = site;
    const isTraffic = isTrafficPlace(place);
    const first = random.integer(0, 23) * 5;
    return {
      code: `CAM-${String(index + 1).padStart(3, '0')}`,
      name: nameOf(place, 'camera', nth),
      location: near(place, isTraffic ? [10, 40] : [20, 150], random, isLand),
      commune: place.commune,
      purpose: isTraffic ? 'TRAFFIC' : 'PUBLIC_AREA',
      origin: projectSites.has(site) ? 'PROJECT' : 'INTEGRATED',
      // The cameras of a junction look apart, so that together they see all of it.
      heading: isTraffic ? first + nth * (360 / camerasPerTrafficPlace) : random.integer(0, 71) * 5,
    };
  });
}

/** Wi-Fi access points go where people stay: every such place in turn, in an order that is drawn once. */
export function planAccessPoints(places: readonly Place[], isLand: Land): PlannedDevice[] {
  const random = createRandom('wifi-access-points');
  const sites = random.shuffle(places.filter((place) => !isTrafficPlace(place)));
  return Array.from({ length: accessPointCount }, (_, index) => {
    const place = sites[index % sites.length];
    if (!place) throw new Error('There is no place to put an access point at');
    return {
      code: `WIFI-${String(index + 1).padStart(3, '0')}`,
      name: nameOf(place, 'Wi-Fi', Math.floor(index / sites.length)),
      location: near(place, [30, 250], random, isLand),
      commune: place.commune,
    };
  });
}

function nameOf(place: Place, what: string, nth: number): { vi: string; en: string } {
  const ending = nth === 0 ? what : `${what} ${nth + 1}`;
  return { vi: `${place.name_vi} · ${ending}`, en: `${place.name_en} · ${ending}` };
}

/** Some places lie at the water, one on a rock in it: look around, then farther, until there is land. */
function near(place: Place, [least, most]: [number, number], random: Random, isLand: Land): Point {
  const from = { latitude: place.lat, longitude: place.lon };
  for (let reach = most; reach < 2_000; reach += 20) {
    const point = moved(from, random.integer(least, reach), random.integer(0, 359));
    if (isLand(point)) return point;
  }
  throw new Error(`There is no land near ${place.name_vi}`);
}
