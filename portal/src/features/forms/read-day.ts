/** A day as people write it, `27/3/1990` or `1990-03-27`, as `1990-03-27`; null where there is no such day, or it lies ahead. */
export function readDay(text: string): string | null {
  const parts = text.trim().split(/[\s./-]+/);
  const [d, m, y] = parts[0]?.length === 4 ? parts.toReversed() : parts;
  return parts.length === 3 ? dayOf(d ?? '', m ?? '', y ?? '') : null;
}

export function dayOf(day: string, month: string, year: string): string | null {
  if (![day, month].every((part) => /^\d{1,2}$/.test(part)) || !/^\d{4}$/.test(year)) return null;
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${text}T00:00:00Z`);
  const isReal = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
  return isReal && date <= new Date() ? text : null;
}
