/** As people read it, in Vietnam: 10:32 on 22/11/2026. */
export function momentOf(instant: Date): { clock: string; day: string } {
  const local = new Date(instant.getTime() + 7 * 3_600_000).toISOString();
  const [year, month, day] = local.slice(0, 10).split('-');
  return { clock: local.slice(11, 16), day: `${day}/${month}/${year}` };
}
