export type TreeUnit = { id: string; code: string; kind: string; parent: { id: string } | null };

export type Branch<U extends TreeUnit> = { unit: U; below: readonly Branch<U>[] };

/** The organisation with all below it, from a flat list in any order. Null when the list does not have it. */
export function branchOf<U extends TreeUnit>(units: readonly U[], id: string): Branch<U> | null {
  const byParent = Map.groupBy(units, ({ parent }) => parent?.id ?? '');
  const unit = units.find((one) => one.id === id);
  return unit ? grow(unit, byParent, new Set()) : null;
}

export function countBelow<U extends TreeUnit>(branch: Branch<U>): number {
  return branch.below.reduce((sum, one) => sum + 1 + countBelow(one), 0);
}

/** What was passed on the way down is not passed again: a wrong tree must not hang a page. */
function grow<U extends TreeUnit>(
  unit: U,
  byParent: ReadonlyMap<string, readonly U[]>,
  above: ReadonlySet<string>,
): Branch<U> {
  const passed = new Set([...above, unit.id]);
  const children = (byParent.get(unit.id) ?? []).filter(({ id }) => !passed.has(id));
  return { unit, below: children.map((child) => grow(child, byParent, passed)) };
}
