import { z } from 'zod';
import { readFormMemory, rememberForm } from '#features/forms/form-memory.ts';
import type { Locale } from '#language/locale.ts';
import { type DeskAct, deskActs } from './acts.ts';
import { deskMessages } from './desk.messages.ts';

/** One person at the desk: what was typed to find the account, and what for, which opens the act. */
export type Visit = { person: string; reason: VisitReason; detail: string };

export const visitReasons = [...deskActs, 'other'] as const;
export type VisitReason = DeskAct | 'other';

/** As short as can be: several visits share a cookie. */
const visitShape = z.tuple([z.string(), z.enum(visitReasons), z.string()]);

const memory = 'desk';
/** As many people as one officer has open at once; a cookie holds no more. */
const mostVisits = 4;

/** Numbers and reasons stay out of addresses: a page names its visit, and the sealed memory knows whom it is about. */
export async function readVisit(id: string): Promise<Visit | null> {
  const { values } = await readFormMemory(memory);
  const kept = values[id];
  if (kept === undefined) return null;
  const visit = visitShape.safeParse(JSON.parse(kept));
  if (!visit.success) return null;
  const [person, reason, detail] = visit.data;
  return { person, reason, detail };
}

export async function keepVisit(id: string, { person, reason, detail }: Visit): Promise<void> {
  const { values } = await readFormMemory(memory);
  const others = Object.entries(values).filter(([other]) => other !== id);
  await rememberForm(memory, {
    values: Object.fromEntries([
      ...others.slice(1 - mostVisits),
      [id, JSON.stringify([person, reason, detail])],
    ]),
  });
}

/** Which the person reads. What was chosen is known to the graph in every language; what was typed stays as it is. */
export function purposeOf({ reason, detail }: Visit, locale: Locale): string {
  if (reason === 'other') return detail;
  const chosen = deskMessages[locale].reasons[reason];
  return detail ? `${chosen}: ${detail}` : chosen;
}

const accountId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The number on the document, or the code of the account that the person shows. */
export function personOf(typed: string): { nationalId: string } | { citizenId: string } {
  const text = typed.trim();
  return accountId.test(text) ? { citizenId: text } : { nationalId: text };
}
