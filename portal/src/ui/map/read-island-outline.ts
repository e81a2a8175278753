import { type Outline, ringsOf } from './island-outline.ts';
import boundary from './phu-quoc-boundary.json';

const outline = ringsOf(boundary);

/** For server components: the outline goes into the page with the map, without a request of its own. */
export function readIslandOutline(): Outline {
  return outline;
}
