'use server';

import { redirect } from 'next/navigation';
import { rememberForm } from '#features/forms/form-memory.ts';
import type { Locale } from '#language/locale.ts';
import { breachMessages } from './breach.messages.ts';
import { breachMemory, instantOf, type Question, readerOf } from './question.ts';

const typed = (form: FormData, name: string, most = 100) =>
  String(form.get(name) ?? '')
    .trim()
    .slice(0, most);

const shortestPurpose = 5;

/** Nothing is asked yet: the page of the answer asks, and each page that is turned is a question of its own. */
export async function askBreach(
  locale: Locale,
  names: Record<string, string>,
  organization: string,
  form: FormData,
): Promise<void> {
  const [reader, other] = [typed(form, 'reader'), typed(form, 'other')];
  const question: Question = {
    organization,
    reader,
    other,
    readerName: other === '' ? (names[reader] ?? '') : other,
    from: typed(form, 'from'),
    to: typed(form, 'to'),
    purpose: typed(form, 'purpose', 300),
  };
  const { missing } = breachMessages[locale];
  const [from, to] = [instantOf(question.from), instantOf(question.to)];
  const problems = {
    ...(readerOf(reader, other) === null && { reader: missing.reader }),
    ...(from === null && { from: missing.from }),
    ...(to === null && { to: missing.to }),
    ...(from !== null && to !== null && from >= to && { to: missing.span }),
    ...([...question.purpose].length < shortestPurpose && { purpose: missing.purpose }),
  };
  await rememberForm(breachMemory, { values: question, problems });
  const isWrong = Object.keys(problems).length > 0;
  redirect(isWrong ? `/${locale}/breach?problem=1` : `/${locale}/breach/answer`);
}
