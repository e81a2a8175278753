import { islandDay } from '#features/stays/island-time.ts';
import { folded } from '#features/stays/typed-text.ts';
import type { HouseStayFragment } from '#generated/graphql/graphql.ts';

export type HouseStay = Omit<HouseStayFragment, ' $fragmentName'>;
export type HouseFilter = 'staying' | 'arriving' | 'leaving';
export type HouseSort = 'room' | 'name' | 'arrivedAt' | 'expectedDepartureOn';

/** The rows in the order shown. The order changes when a person asks for it, never because news came. */
export type HouseView = {
  stays: ReadonlyMap<string, HouseStay>;
  order: readonly string[];
  /** New guests who wait for the pointer to leave the list. */
  waiting: readonly string[];
  /** Changed live or by check-out since the page was opened: they stay where they are. */
  changed: ReadonlySet<string>;
  /** Changed a moment ago. Taken back when they have glowed, since a table that is drawn anew would glow again. */
  glowing: ReadonlySet<string>;
};

export function viewOf(stays: readonly HouseStay[]): HouseView {
  const byId = new Map(stays.map((stay) => [stay.id, stay]));
  return {
    stays: byId,
    order: sortedIds(byId, 'room', true),
    waiting: [],
    changed: new Set(),
    glowing: new Set(),
  };
}

/** Read anew after a break: the rows shown keep their places, whoever is new comes on top. */
export function withRead(view: HouseView, stays: readonly HouseStay[]): HouseView {
  const known = new Map([...view.stays, ...stays.map((stay) => [stay.id, stay] as const)]);
  const placed = new Set([...view.order, ...view.waiting]);
  const added = stays.flatMap(({ id }) => (placed.has(id) ? [] : [id]));
  return { ...view, stays: known, order: [...added, ...view.order] };
}

export function withChange(view: HouseView, stay: HouseStay, isHeld: boolean): HouseView {
  const isKnown = view.stays.has(stay.id);
  const next = {
    ...view,
    stays: new Map(view.stays).set(stay.id, stay),
    changed: new Set(view.changed).add(stay.id),
    glowing: new Set(view.glowing).add(stay.id),
  };
  if (isKnown) return next;
  return isHeld
    ? { ...next, waiting: [stay.id, ...view.waiting] }
    : { ...next, order: [stay.id, ...view.order] };
}

export function settled(view: HouseView, ids: readonly string[]): HouseView {
  return { ...view, glowing: new Set([...view.glowing].filter((id) => !ids.includes(id))) };
}

export function withWaiting(view: HouseView): HouseView {
  if (view.waiting.length === 0) return view;
  return { ...view, order: [...view.waiting, ...view.order], waiting: [] };
}

export function sorted(view: HouseView, sort: HouseSort, isAscending: boolean): HouseView {
  return { ...withWaiting(view), order: sortedIds(view.stays, sort, isAscending) };
}

/** What a filter shows. A guest who left while the page was open stays in sight, marked, until it is opened again. */
export function shownStays(view: HouseView, filter: HouseFilter, search: string, today: string): HouseStay[] {
  const wanted = folded(search);
  return view.order.flatMap((id) => {
    const stay = view.stays.get(id);
    if (!stay || !belongs(stay, filter, today, view.changed.has(id))) return [];
    const text = folded(
      [stay.guest.fullName, stay.guest.documentNumber, stay.receiptNumber, stay.room ?? ''].join(' '),
    );
    return text.includes(wanted) ? [stay] : [];
  });
}

export function belongs(stay: HouseStay, filter: HouseFilter, today: string, wasChanged: boolean): boolean {
  if (filter === 'arriving') return islandDay(stay.arrivedAt) === today;
  if (filter === 'leaving') {
    return stay.departedAt === null
      ? stay.expectedDepartureOn <= today
      : islandDay(stay.departedAt) === today;
  }
  return isInHouse(stay) || wasChanged;
}

export function isInHouse(stay: HouseStay): boolean {
  return stay.status === 'DECLARED';
}

export function countsOf(view: HouseView, today: string) {
  const stays = [...view.stays.values()];
  const inHouse = stays.filter(isInHouse);
  return {
    guests: inHouse.length,
    foreign: inHouse.filter(({ guest }) => guest.nationality !== 'VNM').length,
    arrivals: stays.filter((stay) => belongs(stay, 'arriving', today, false)).length,
    toLeave: inHouse.filter(({ expectedDepartureOn }) => expectedDepartureOn <= today).length,
  };
}

function sortedIds(
  stays: ReadonlyMap<string, HouseStay>,
  sort: HouseSort,
  isAscending: boolean,
): readonly string[] {
  const compare = new Intl.Collator('vi', { numeric: true }).compare;
  const keyOf = (stay: HouseStay) => {
    if (sort === 'name') return stay.guest.fullName;
    return (sort === 'room' ? stay.room : stay[sort]) ?? '';
  };
  const direction = isAscending ? 1 : -1;
  return [...stays.values()]
    .sort((a, b) => direction * compare(keyOf(a), keyOf(b)) || compare(a.id, b.id))
    .map(({ id }) => id);
}
