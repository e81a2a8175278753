import type { Inquiry } from '@city/kit/access-facts/inquiry';

const dayMs = 24 * 3_600_000;

/**
 * From when a look is shown to the person: at once, and one under a criminal inquiry when the inquiry may last no
 * longer. The days are configuration, because the law sets them by the gravity of the case and extends them.
 */
export function visibleFrom(inquiry: Inquiry, accessedAt: Date, sealedDays: number): Date | null {
  return inquiry.kind === 'CRIMINAL' ? new Date(accessedAt.getTime() + sealedDays * dayMs) : null;
}
