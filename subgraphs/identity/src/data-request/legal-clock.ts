import { localDay } from '@city/kit/time/vietnam-time';
import { addWorkingDays, endOfTerm } from '../calendar/working-days.ts';
import type { DataRequestKind } from '../generated/prisma/enums.ts';

/**
 * Decree 356/2025/NĐ-CP on the Law 91/2025/QH15, article 5: an answer within 2 working days; what is asked for is
 * done within 10 days (to see, to correct), 15 (to restrict) or 20 (to erase).
 */
const answerWorkingDays = 2;
const completeDays: Readonly<Record<DataRequestKind, number>> = {
  EXPORT: 10,
  CORRECTION: 10,
  RESTRICTION: 15,
  ERASURE: 20,
};

/** Asking why somebody looked is asking to see. */
const questionDays = completeDays.EXPORT;

export type LegalClock = { answerBy: string; completeBy: string };

export function legalClock(kind: DataRequestKind, requestedAt: Date): LegalClock {
  const day = localDay(requestedAt);
  return { answerBy: addWorkingDays(day, answerWorkingDays), completeBy: endOfTerm(day, completeDays[kind]) };
}

export function questionClock(askedAt: Date): string {
  return endOfTerm(localDay(askedAt), questionDays);
}
