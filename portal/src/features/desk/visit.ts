import { z } from 'zod';
import { readFormMemory, rememberForm } from '#features/forms/form-memory.ts';
import { type DeskAct, deskActs } from './acts.ts';

/** One person at the desk: what was typed to find the account, what for, and which act that opens. */
export type Visit = { person: string; reason: VisitReason; detail: string; purpose: string };

export const visitReasons = [...deskActs, 'other'] as const;
export type VisitReason = DeskAct | 'other';

const visitShape = z.object({
  person: z.string(),
  reason: z.enum(visitReasons),
  detail: z.string(),
  purpose: z.string(),
});

const memory = 'desk';
/** As many people as one officer has open at once; a cookie holds no more. */
const mostVisits = 4;

/** Numbers and reasons stay out of addresses: a page names its visit, and the sealed memory knows whom it is about. */
export async function readVisit(id: string): Promise<Visit | null> {
  const { values } = await readFormMemory(memory);
  const kept = values[id];
  if (kept === undefined) return null;
  const visit = visitShape.safeParse(JSON.parse(kept));
  return visit.success ? visit.data : null;
}

export async function keepVisit(id: string, visit: Visit): Promise<void> {
  const { values } = await readFormMemory(memory);
  const others = Object.entries(values).filter(([other]) => other !== id);
  await rememberForm(memory, {
    values: Object.fromEntries([...others.slice(1 - mostVisits), [id, JSON.stringify(visit)]]),
  });
}

const accountId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The number on the document, or the code of the account that the person shows. */
export function personOf(typed: string): { nationalId: string } | { citizenId: string } {
  const text = typed.trim();
  return accountId.test(text) ? { citizenId: text } : { nationalId: text };
}
