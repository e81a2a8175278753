const day = 86_400_000;
const unusedDays = 90;

/** Nobody has used it for a quarter of a year: a door that may be closed. A new one has as long to be used first. */
export function isUnused(
  { createdAt, lastUsedAt, revokedAt }: { createdAt: Date; lastUsedAt: Date | null; revokedAt: Date | null },
  now = new Date(),
): boolean {
  if (revokedAt !== null) return false;
  return now.getTime() - (lastUsedAt ?? createdAt).getTime() > unusedDays * day;
}
