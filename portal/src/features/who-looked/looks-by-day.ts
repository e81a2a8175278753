type Dated = { accessedAt: string };

export type DayOfLooks<L> = { day: string; looks: L[] };

/** Newest day first, as they come; a day is one on the island. */
export function looksByDay<L extends Dated>(looks: readonly L[]): DayOfLooks<L>[] {
  const days: DayOfLooks<L>[] = [];
  for (const look of looks) {
    const day = dayOnIsland(look.accessedAt);
    const last = days.at(-1);
    if (last?.day === day) last.looks.push(look);
    else days.push({ day, looks: [look] });
  }
  return days;
}

export function dayOnIsland(instant: string | Date): string {
  return new Date(new Date(instant).getTime() + 7 * 3_600_000).toISOString().slice(0, 10);
}
