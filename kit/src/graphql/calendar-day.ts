const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

/** True for a day that exists: JavaScript's own parser takes 2026-02-30 for 2 March. */
export function isCalendarDay(text: string): boolean {
  if (!dayPattern.test(text)) return false;
  const instant = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
}
