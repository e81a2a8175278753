import type { CompiledFetch } from './compiled-fetch.ts';

/**
 * Objects that are one to a subgraph hold the very same answer instead of a copy each. That is right as long as nobody
 * writes into it: where two fetches of a plan make objects at one place, each object gets a copy of its own.
 */
export function forbidUnsafeSharing(fetches: readonly CompiledFetch[]): void {
  const makers = new Map<string, CompiledFetch[]>();
  for (const fetch of fetches) {
    const at = fetch.path.filter((step) => step !== '@');
    for (const path of fetch.selection.objectPaths) {
      const place = [...at, path].join('.');
      makers.set(place, [...(makers.get(place) ?? []), fetch]);
    }
  }
  for (const together of makers.values()) {
    if (together.length < 2) continue;
    for (const fetch of together) fetch.mayShare = false;
  }
}
