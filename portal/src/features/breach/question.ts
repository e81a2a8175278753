import { z } from 'zod';
import { readFormMemory } from '#features/forms/form-memory.ts';
import type { DataReaderInput } from '#generated/graphql/graphql.ts';

/** What was asked, as it is kept between the pages: out of addresses, for as long as a form is remembered. */
const shape = z.object({
  organization: z.string(),
  reader: z.string(),
  readerName: z.string(),
  other: z.string(),
  from: z.string(),
  to: z.string(),
  purpose: z.string(),
});

export type Question = z.infer<typeof shape>;

export const breachMemory = 'breach';

export async function readQuestion(): Promise<{
  question: Question | null;
  problems: Record<string, string>;
}> {
  const { values, problems } = await readFormMemory(breachMemory);
  const question = shape.safeParse(values);
  return { question: question.success ? question.data : null, problems };
}

/** `datetime-local` has no zone: what is typed is the time on the island. */
export function instantOf(typed: string): string | null {
  const text = `${typed}${/T\d{2}:\d{2}$/.test(typed) ? ':00' : ''}+07:00`;
  const at = new Date(text);
  return /^\d{4}-\d{2}-\d{2}T/.test(typed) && !Number.isNaN(at.getTime()) ? at.toISOString() : null;
}

/** The other way round, to the minute. */
export function typedMoment(at: Date): string {
  return new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 16);
}

const accountId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** `person:<id>`, `client:<client id>`, `organization:<id>`; or a code that was typed, which wins. */
export function readerOf(chosen: string, typed: string): DataReaderInput | null {
  if (typed !== '') return accountId.test(typed) ? { citizenId: typed } : { clientId: typed };
  const at = chosen.indexOf(':');
  const id = chosen.slice(at + 1);
  if (id === '') return null;
  switch (chosen.slice(0, Math.max(at, 0))) {
    case 'person':
      return { citizenId: id };
    case 'client':
      return { clientId: id };
    case 'organization':
      return { organizationId: id };
    default:
      return null;
  }
}

export function variablesOf({ reader, other, from, to, purpose }: Question) {
  const named = readerOf(reader, other);
  const [begin, end] = [instantOf(from), instantOf(to)];
  return named && begin && end ? { reader: named, from: begin, to: end, purpose } : null;
}
