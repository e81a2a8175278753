const dayMs = 86_400_000;
const vietnamOffsetMs = 7 * 3_600_000;

/**
 * The variables of an example with its places filled in: {{now}}, {{today}}, {{in two days}}. Null where it takes none.
 * `{{establishment}}` is an id that the reader has to look up; here is where it goes.
 */
export function exampleVariables(
  { variables }: { variables: string | null },
  now: Date,
  establishmentId = '…',
): Record<string, unknown> | null {
  if (variables === null) return null;
  const day = (offset: number) =>
    new Date(now.getTime() + vietnamOffsetMs + offset * dayMs).toISOString().slice(0, 10);
  const filled = variables
    .replaceAll('{{now}}', now.toISOString())
    .replaceAll('{{today}}', day(0))
    .replaceAll('{{in two days}}', day(2))
    .replaceAll('{{establishment}}', establishmentId);
  return JSON.parse(filled) as Record<string, unknown>;
}
