import type { QueryPlanSelectionNode } from '@apollo/query-planner';
import type { CompiledFetch } from './compiled-fetch.ts';

/** What the fetches of a plan are to each other. Each may do less work if it knows that no other is in its way. */
export function relate(fetches: readonly CompiledFetch[]): void {
  const makers = makersOf(fetches);
  forbidUnsafeSharing(makers);
  for (const fetch of fetches) {
    fetch.hasStablePath = prefixesOf(fetch).every((prefix) => makers.get(prefix)?.length === 1);
  }
  for (const together of groupsOf(fetches).values()) {
    const mayUnite = together.every((fetch) => fetch.hasStablePath && isAllRequired(fetch, makers));
    for (const fetch of together) fetch.mayUnite = mayUnite;
  }
}

/** The fetches that make the objects of each place. */
function makersOf(fetches: readonly CompiledFetch[]): Map<string, CompiledFetch[]> {
  const makers = new Map<string, CompiledFetch[]>();
  for (const fetch of fetches) {
    for (const path of fetch.selection.objectKeys.keys()) {
      const place = placeOf([...keysOf(fetch), path]);
      makers.set(place, [...(makers.get(place) ?? []), fetch]);
    }
  }
  return makers;
}

/**
 * Objects that are one to a subgraph hold the very same answer instead of a copy each. That is right as long as nobody
 * writes into it: where two fetches of a plan make objects at one place, each object gets a copy of its own.
 */
function forbidUnsafeSharing(makers: ReadonlyMap<string, readonly CompiledFetch[]>): void {
  for (const together of makers.values()) {
    if (together.length < 2) continue;
    for (const fetch of together) fetch.mayShare = false;
  }
}

function groupsOf(fetches: readonly CompiledFetch[]): Map<string, CompiledFetch[]> {
  const groups = new Map<string, CompiledFetch[]>();
  for (const fetch of fetches) groups.set(fetch.pathKey, [...(groups.get(fetch.pathKey) ?? []), fetch]);
  return groups;
}

/** Whether the objects at its path hold nothing but what their subgraph is told of them: then equal ones are the same. */
function isAllRequired(fetch: CompiledFetch, makers: ReadonlyMap<string, readonly CompiledFetch[]>): boolean {
  const place = placeOf(keysOf(fetch));
  const [maker] = makers.get(place) ?? [];
  const keys = maker?.selection.objectKeys.get(place.slice(placeOf([...keysOf(maker), '']).length));
  if (!keys || !fetch.node.requires) return false;
  return fetch.node.requires.every(
    (selection) => selection.kind === 'InlineFragment' && isWithin(keys, selection.selections),
  );
}

function isWithin(keys: ReadonlySet<string>, selections: readonly QueryPlanSelectionNode[]): boolean {
  const required = new Set(
    selections.flatMap((selection) =>
      selection.kind === 'Field' && !selection.selections ? [selection.alias ?? selection.name] : [],
    ),
  );
  return [...keys].every((key) => required.has(key));
}

function prefixesOf(fetch: CompiledFetch): string[] {
  const keys = keysOf(fetch);
  return keys.map((_, index) => placeOf(keys.slice(0, index + 1)));
}

function keysOf({ path }: CompiledFetch): string[] {
  return path.filter((step) => step !== '@').map(String);
}

function placeOf(keys: readonly string[]): string {
  return keys.join('.');
}
